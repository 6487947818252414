"""Events across reports: who affirms them, who denies them, and where they differ."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.linking.catch_up import workbench_of
from onrecord.linking.results import names_in, single_voices
from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQL = Path(__file__).with_name("merged.sql")
NOW = Query()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRow:
    """One event as several claims tell it; of what they don't agree on, what most say."""

    id: str
    type: str | None  # None: outside the codebook
    mode: str | None
    words: str  # of the claim that was published first
    sentence: str
    place: str | None
    country: str | None
    latitude: float | None  # WGS84 degrees
    longitude: float | None
    earliest: date | None  # days inclusive; None: not known
    latest: date | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reports: int
    claims: tuple[str, ...]  # ids of the coded events
    asserted_by: tuple[str, ...]  # origins, by name: outlets that say so themselves, copies under their first print
    claimed_by: tuple[str, ...]  # others who affirm it, the voices nearest the fact
    denied_by: tuple[str, ...]
    sides: int  # among those who affirm, by whose interest they share
    differs: tuple[str, ...]  # in what voices contradict each other: "number killed", "polarity", …; view: a tension


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """One origin of an event across reports."""

    merged: str
    origin: str  # key, the same in all reports
    name: str
    names: tuple[str, ...]
    side: str | None  # whose interest it shares; None: not known
    stance: str  # affirm or deny
    asserted: bool  # an outlet says so itself
    claims: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidValue:
    """One of the values on which voices differ."""

    value: str
    low: int | None
    high: int | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionRow:
    """What voices say differently of an event across reports."""

    merged: str
    kind: str  # number, date, place, actor, polarity, view
    what: str | None  # what the number counts
    tension: bool  # both can be right
    said: tuple[SaidValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A report that reprints sentences of another one."""

    report: str
    of: str  # the first print
    passages: int


def linked_view(store: Store, query: Query) -> DuckDBPyConnection:
    """The record with the tables that linking gives."""
    return looked_at(store, query)


def is_linked(store: Store, query: Query) -> bool:
    """Whether the record has been linked as it was known when ``query`` looks at it."""
    return workbench_of(store.folder, store.unless_now(query.known)).exists()


def find_merged(store: Store, query: Query) -> Rows[MergedRow]:
    """The events across reports of which a claim meets ``query``, in order of their days."""
    asked = where(query, store)
    engine = linked_view(store, query)
    sql = (
        f"select * from ({_SQL.read_text(encoding='utf-8')}) as merged where id in (select merged from linked join"
        f" (select *, 'event' as kind from events) as events using (id) where {asked.sql})"
        " order by coalesce(latest, earliest), id"
    )
    limit = f" limit {query.limit:d}" if query.limit else ""
    return fetch(engine, MergedRow, sql + limit, asked.values)


def find_merged_of(store: Store, id_: str) -> str | None:
    """The event across reports that a claim tells of, or that has this id (or its beginning); None: there is none."""
    engine = linked_view(store, Query())
    found = engine.execute(
        "select min(merged) from linked where id = $1 or starts_with(merged, $1) having count(distinct merged) = 1",
        [id_],
    ).fetchone()
    return str(found[0]) if found else None


def find_origins(store: Store, merged: str | None = None, query: Query = NOW) -> Rows[OriginRow]:
    """The origins of one event across reports, or of all; as known when ``query`` says."""
    engine = linked_view(store, query)
    rows = engine.execute(
        "select merged, origin, stance, name, names, side, asserted, claims, reports from origin"
        " where $1 is null or merged = $1 order by merged, stance, asserted desc, origin",
        [merged],
    ).fetchall()
    return Rows(OriginRow, (_origin(*row) for row in rows))


def find_single_origins(store: Store, query: Query = NOW) -> Rows[OriginRow]:
    """The origin of each event that one claim alone tells; ``merged`` is the claim's id."""
    return Rows(OriginRow, (_origin(*row) for row in single_voices(store.folder, store.unless_now(query.known))))


def find_contradictions(store: Store, merged: str | None = None, query: Query = NOW) -> Rows[ContradictionRow]:
    """Where voices differ on one event across reports, or on all; as known when ``query`` says."""
    engine = linked_view(store, query)
    rows = engine.execute(
        "select merged, kind, what, tension, said from contradiction"
        " where $1 is null or merged = $1 order by merged, place_in_it",
        [merged],
    ).fetchall()
    return Rows(
        ContradictionRow,
        (
            ContradictionRow(
                merged=each,
                kind=kind,
                what=what,
                tension=bool(tension),
                said=tuple(_said(one) for one in json.loads(said)),
            )
            for each, kind, what, tension, said in rows
        ),
    )


def find_copies(store: Store) -> Rows[CopyRow]:
    """The reports that reprint others."""
    engine = linked_view(store, Query())
    rows = engine.execute("select report, first, passages from first_print order by 1, 2").fetchall()
    return Rows(CopyRow, (CopyRow(report=report, of=first, passages=count) for report, first, count in rows))


def _origin(
    merged: str,
    origin: str,
    stance: str,
    name: str,
    names: str,
    side: str | None,
    asserted: int,
    claims: str,
    reports: str,
) -> OriginRow:
    return OriginRow(
        merged=merged,
        origin=origin,
        name=name,
        names=names_in(names),
        side=side,
        stance=stance,
        asserted=bool(asserted),
        claims=names_in(claims),
        reports=names_in(reports),
    )


def _said(one: dict[str, Any]) -> SaidValue:
    return SaidValue(value=one["value"], low=one["low"], high=one["high"], by=tuple(one["by"]))
