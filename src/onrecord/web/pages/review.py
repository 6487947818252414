"""The queue of what a reviewer looks at next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from onrecord.query.review import find_noted
from onrecord.query.review_queue import Part, find_queue
from onrecord.query.review_reasons import REASONS
from onrecord.store.store import Store
from onrecord.web.asked import query_of
from onrecord.web.page import Page
from onrecord.web.review_guard import Session

SHOWN = 50  # rows of the queue where no limit is given
OWN = ("part", "noted")  # parameters that are no filters


def queue_page(store: Store, session: Session, given: Mapping[str, str]) -> Page:
    """The events that meet the filters, the highest score first, each with its reasons. Raises BadQuery."""
    filters = filters_in(given)
    part = cast("Part", given.get("part") or "open")
    rows = find_queue(store, query_of(filters, limit=SHOWN), session.reviewer, part=part)
    values = {
        "rows": rows,
        "given": filters,
        "part": part,
        "session": session,
        "reasons": REASONS,
        "limit": SHOWN,
        "noted": find_noted(store, session.reviewer, given.get("noted", "")),
    }
    return Page(template="review.html", title="Review", values=values)


def filters_in(given: Mapping[str, str]) -> dict[str, str]:
    """The filters among the parameters of a page of review."""
    return {name: value for name, value in given.items() if name not in OWN and value.strip()}


def next_of(store: Store, session: Session, filters: Mapping[str, str]) -> str | None:
    """The id of the first open event of the queue; None: nothing is left."""
    rows = find_queue(store, query_of({**filters, "limit": "1"}), session.reviewer)
    return rows[0].id if rows else None
