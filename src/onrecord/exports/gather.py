"""What an export is of: the events that meet a query."""

from __future__ import annotations

from onrecord.exports.event import Event
from onrecord.exports.merging import alone, events_of, id_alone
from onrecord.query.coded_events import find_coded_events
from onrecord.query.merged import OriginRow, find_origins, find_single_origins
from onrecord.query.query import Query
from onrecord.store.store import Store


def gather(store: Store, query: Query, *, merged: bool = True) -> tuple[Event, ...]:
    """The events across reports of which a coded event meets ``query``; not ``merged``: each such coded event alone."""
    rows = find_coded_events(store, query)
    if not merged:
        return tuple(alone(each) for each in rows if each.asked)
    return events_of(rows, _origins(store, query))


def _origins(store: Store, query: Query) -> dict[str, list[OriginRow]]:
    """By event: of one that a claim alone tells, that is called after it."""
    found: dict[str, list[OriginRow]] = {}
    for each in find_origins(store, query=query):
        found.setdefault(each.merged, []).append(each)
    for each in find_single_origins(store, query):
        found.setdefault(id_alone(each.merged), []).append(each)
    return found
