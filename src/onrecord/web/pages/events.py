"""The table of events."""

from __future__ import annotations

from onrecord.query.events import find_events
from onrecord.query.facets import FACETS, find_facets
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page
from onrecord.web.picturing import days_of


def events_page(store: Store, asked: Asked) -> Page:
    """A page of the events that meet the filters, when all of them were, and what they can be narrowed by."""
    given = {name: value for name, value in asked.given.items() if name != "after"}
    values = {
        "rows": find_events(store, asked.query),
        "given": given,
        "is_first": asked.query.after is None,
        "facets": find_facets(store, asked.query, tuple(FACETS)),
        "days": days_of(store, asked.query, given),
    }
    return Page(template="events.html", title="Events", values=values)
