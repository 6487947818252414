"""The table of events."""

from __future__ import annotations

from onrecord.query.events import find_events
from onrecord.query.facets import FACETS, find_facets
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page


def events_page(store: Store, asked: Asked) -> Page:
    """The events that meet the filters, and what they can be narrowed by."""
    rows = find_events(store, asked.query)
    facets = find_facets(store, asked.query, tuple(FACETS))
    values = {"rows": rows, "given": asked.given, "facets": facets, "limit": asked.query.limit}
    return Page(template="events.html", title="Events", values=values)
