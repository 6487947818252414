"""Which events are on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.condition import Status
from onrecord.query.filters import Select, fetch_claims, where
from onrecord.query.merged import linked_view
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One coded event of one report."""

    id: str
    earliest: date | None  # days inclusive; None: not known
    latest: date | None
    type: str | None  # None: outside the codebook
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    actor_codes: tuple[str, ...]  # of each actor: country or body and role codes, "SYR REB"; "" where none is known
    recipients: tuple[str, ...]
    recipient_codes: tuple[str, ...]
    place: str | None
    admin1: str | None
    country: str | None  # ISO alpha-3, of the place
    latitude: float | None  # WGS84 degrees
    longitude: float | None
    geonames: int | None
    place_precision: int | None
    time_precision: int | None
    time_basis: str | None
    numbers: tuple[str, ...]  # "killed 12", "injured 3–5"
    status: Status  # asserted: by the outlet itself; else as said by the voice nearest the fact
    voice: str
    chain: str  # outlet → relays → speaker; inferred ones in brackets
    factuality: str | None  # for the voice
    author: str | None  # factuality for the author
    confidence: float
    outlet: str | None
    published: str | None
    report: str
    trigger: str
    sentence: str
    rule: str | None
    coder: str
    merged: str | None = None  # id of the event across reports; None: no other claim tells of it, or it isn't linked
    affirmed_by: tuple[str, ...] = ()  # origins of that event; of an event alone its voice
    denied_by: tuple[str, ...] = ()
    judged: str | None = None  # what people say of it: accept or correct; None: nobody has judged it
    corrected: tuple[str, ...] = ()  # what they changed, with what was coded: "type was ASSAULT"


_COLUMNS = """
select
    id, earliest, latest, type, mode, contexts,
    list_transform(actors, lambda p: p.name) as actors,
    list_transform(actors, lambda p: array_to_string(p.codes, ' ')) as actor_codes,
    list_transform(recipients, lambda p: p.name) as recipients,
    list_transform(recipients, lambda p: array_to_string(p.codes, ' ')) as recipient_codes,
    place, admin1, country, latitude, longitude, geonames, place_precision, time_precision, time_basis,
    list_transform(numbers, lambda n: n.what || ' ' || coalesce(
        n.best::varchar, coalesce(n.low::varchar, '?') || '–' || coalesce(n.high::varchar, '?'))) as numbers,
    status, voice, chain_text as chain, factuality, author, confidence, outlet, published, report,
    trigger, sentence, rule, coder, merged, judged, corrected,
    coalesce(affirmed_by, case when status <> 'denied' then [voice] else [] end) as affirmed_by,
    coalesce(denied_by, case when status = 'denied' then [voice] else [] end) as denied_by
"""
_ALL = "(select *, 'event' as kind from events)"
_LINKED = """
from (
    select told.*, voiced.*
    from {told} as told left join linked using (id) left join voiced on voiced.merged = linked.merged
)
"""


def find_events(store: Store, query: Query) -> Rows[EventRow]:
    """The events that meet ``query``, by default in order of their days."""
    asked = where(query, store)
    engine = linked_view(store, query)
    return fetch_claims(engine, EventRow, Select(_COLUMNS, f"from {_ALL}", _LINKED.format(told="page")), asked, query)


def find_these(store: Store, ids: Sequence[str]) -> Rows[EventRow]:
    """The events of these ids, in this order; those that nothing has are left out."""
    these = "(select * from events where id in (select unnest($ids::varchar[])))"
    sql = f"{_COLUMNS}{_LINKED.format(told=these)} order by list_position($ids::varchar[], id)"
    return fetch(linked_view(store, Query()), EventRow, sql, {"ids": list(ids)})


def find_tellings(store: Store, merged: str) -> Rows[EventRow]:
    """The events of single reports that tell of one event across reports, the first published first."""
    sql = f"{_COLUMNS}{_LINKED.format(told='events')} where merged = $merged order by published_on, report, start, id"
    return fetch(linked_view(store, Query()), EventRow, sql, {"merged": merged})
