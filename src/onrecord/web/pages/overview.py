"""The first page: what the record holds."""

from __future__ import annotations

from dataclasses import replace

from onrecord.query.events import find_events
from onrecord.query.facets import find_facets
from onrecord.query.sources import find_sources
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page

_NEWEST = 12


def overview_page(store: Store, asked: Asked) -> Page:
    """Counts by type, country and standing, the newest events, the voices most quoted."""
    newest = find_events(store, replace(asked.query, order="newest", limit=_NEWEST))
    facets = find_facets(store, asked.query, ("type", "country", "status", "outlet"))
    voices = find_sources(store, replace(asked.query, limit=_NEWEST))
    return Page(template="overview.html", title="Overview", values={"rows": newest, "facets": facets, "voices": voices})
