"""Who controls what, who holds which office, who is where."""

from __future__ import annotations

from itertools import groupby

from onrecord.query.timeline import find_timeline
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page


def timeline_page(store: Store, asked: Asked) -> Page:
    """The intervals, under what is held."""
    rows = find_timeline(store, asked.query)
    held = [(key, tuple(group)) for key, group in groupby(rows, lambda row: (row.relation, row.object))]
    return Page(template="timeline.html", title="Timeline", values={"held": held, "given": asked.given})
