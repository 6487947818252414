"""The table of events."""

from __future__ import annotations

from onrecord.query.events import find_events
from onrecord.query.facets import FACETS, find_facets
from onrecord.store.store import Store
from onrecord.web.asked import SHOWN
from onrecord.web.page import Asked, Page
from onrecord.web.picturing import days_of

_MOST = 2000  # rows of one page; who needs more narrows, or exports


def events_page(store: Store, asked: Asked) -> Page:
    """The events that meet the filters, when they were, and what they can be narrowed by."""
    rows = find_events(store, asked.query)
    days = days_of(store, asked.query, asked.given)
    limit = asked.query.limit or SHOWN
    values = {
        "rows": rows,
        "given": asked.given,
        "facets": find_facets(store, asked.query, tuple(FACETS)),
        "days": days,
        "more": limit + SHOWN if len(rows) == limit < min(days.events, _MOST) else None,
    }
    return Page(template="events.html", title="Events", values=values)
