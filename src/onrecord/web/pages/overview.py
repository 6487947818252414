"""The first page: what the record holds, where and when."""

from __future__ import annotations

from dataclasses import replace

from onrecord.query.disputes import find_disputes
from onrecord.query.events import find_events
from onrecord.query.facets import find_facets
from onrecord.query.filters import snapshot_of
from onrecord.query.sources import find_sources
from onrecord.store.store import Store
from onrecord.web.page import Asked, Page
from onrecord.web.picturing import days_of, map_of

_NEWEST = 12
_FACETS = ("type", "actor", "status", "country", "outlet")


def overview_page(store: Store, asked: Asked) -> Page:
    """The map with its days, counts, the newest events, what is disputed, the voices most quoted."""
    question = ("overview", asked.query, tuple(asked.given.items()))
    values = snapshot_of(store, asked.query).answered(question, lambda: _values(store, asked))
    return Page(template="overview.html", title="Overview", values=values)


def _values(store: Store, asked: Asked) -> dict[str, object]:
    days = days_of(store, asked.query, asked.given)
    return {
        "days": days,
        "map": map_of(store, asked.query, days.stretches),
        "facets": find_facets(store, asked.query, _FACETS),
        "rows": find_events(store, replace(asked.query, order="newest", limit=_NEWEST)),
        "disputes": find_disputes(store, limit=6),
        "voices": find_sources(store, replace(asked.query, limit=_NEWEST)),
        "given": asked.given,
    }
