"""The coded events of the record with all that is known of each: what exports are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onrecord.model.condition import Status
from onrecord.query.filters import ordered, where
from onrecord.query.merged import linked_view
from onrecord.query.query import Query
from onrecord.query.rows import Rows
from onrecord.store.store import Store

_SQL = Path(__file__).with_name("coded_events.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """An actor or recipient of one coded event."""

    name: str  # as its report has it
    known_as: str  # by the name of its entity
    entity: str | None  # key across reports
    codes: tuple[str | None, ...]  # country or body first (None: unknown), then role codes
    entity_type: str | None  # None: no entity stands behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """A number of people in one coded event."""

    what: str  # killed, injured, arrested, displaced, crowd
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEventRow:
    """One coded event, with where it was published and who says so."""

    id: str
    merged: str | None  # id of the event across reports; None: no other claim tells of it, or it isn't linked
    type: str | None  # None: outside the codebook
    mode: str | None
    contexts: tuple[str, ...]
    rank: int  # 1: the main event of its sentence
    confidence: float  # 0-1
    trigger: str
    start: int  # of the trigger, code points
    end: int
    sentence: str
    actors: tuple[PartyRow, ...]
    recipients: tuple[PartyRow, ...]
    place: str | None
    geonames: int | None
    latitude: float | None  # WGS84 degrees
    longitude: float | None
    country: str | None  # ISO alpha-3, of the place
    admin1: str | None
    admin2: str | None
    feature_code: str | None  # GeoNames
    place_precision: int | None
    earliest: date | None  # days inclusive; None: not known
    latest: date | None
    time_precision: int | None
    time_basis: str | None  # stated, anchored or publication
    numbers: tuple[NumberRow, ...]
    status: Status
    voice: str  # nearest the fact
    voice_role: str
    voice_entity: str | None
    relays: tuple[str, ...]
    chain: str
    factuality: str | None  # for the voice
    author: str | None  # for the author
    tense: str | None
    takes_control: bool  # a condition of control follows from it
    outlet: str | None
    url: str | None
    title: str | None
    language: str | None
    published: str | None
    published_on: date | None
    recorded_at: datetime  # UTC
    report: str
    rule: str | None
    coder: str
    asked: bool  # it meets the query itself; False: it only tells of the same event


def find_coded_events(store: Store, query: Query) -> Rows[CodedEventRow]:
    """The coded events that meet ``query``, and with each the others that tell of the same event.

    In the order that the query asks for, those that only come along after the others; a limit counts the former.
    """
    asked = where(query, store)
    engine = linked_view(store, query)
    sql = _SQL.read_text(encoding="utf-8").replace("{asked}", asked.sql).replace("{ordered}", ordered(query))
    found = engine.execute(sql, asked.values)
    names = [column[0] for column in found.description or ()]
    return Rows(CodedEventRow, (_row(dict(zip(names, values, strict=True))) for values in found.fetchall()))


def _row(values: dict[str, Any]) -> CodedEventRow:
    for side in ("actors", "recipients"):
        values[side] = tuple(_party(each) for each in values[side])
    values["numbers"] = tuple(NumberRow(**each) for each in values["numbers"])
    for name in ("contexts", "relays"):
        values[name] = tuple(values[name] or ())
    return CodedEventRow(**values)


def _party(values: Mapping[str, Any]) -> PartyRow:
    return PartyRow(**{**values, "codes": tuple(values["codes"])})
