"""How many events there were where, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord.query.days import DAY
from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

_SQL = Path(__file__).with_name("spots.sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotRow:
    """The events of one type at one place in one stretch of days."""

    place: str  # as most reports write it
    country: str | None
    geonames: int | None
    latitude: float  # WGS84 degrees
    longitude: float
    precision: int | None  # the best that any of its events has
    stretch: int  # which one, from 0; below 0: before the first
    type: str | None
    events: int
    asserted: int  # of them, by an outlet itself


def find_spots(store: Store, query: Query, *, first: date, length: int, most: int = 250) -> Rows[SpotRow]:
    """The events that meet ``query`` and have a point, at the ``most`` places with most of them.

    They are counted by stretches of ``length`` days, of which the first begins on ``first``.
    """
    asked = where(replace(query, limit=None), store)
    sql = _SQL.read_text(encoding="utf-8").replace("{asked}", asked.sql).replace("{day}", DAY)
    values = {**asked.values, "first_day": first, "length": length, "most": most}
    return fetch(looked_at(store, query), SpotRow, sql, values)
