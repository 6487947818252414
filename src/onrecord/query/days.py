"""How many events there were on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Row, Rows, fetch
from onrecord.store.store import Store

# The day that an event is drawn on: the last on which it can have happened; of one without any its publication.
DAY = "coalesce(latest, earliest, published_on)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """The events of one day."""

    day: date
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchRow:
    """The events of one type in one stretch of days."""

    stretch: int  # which one, from 0; below 0: before the first
    type: str | None
    events: int


def find_days(store: Store, query: Query) -> Rows[DayRow]:
    """The events that meet ``query``, counted by day, in order; limit does not count."""
    return _counted(store, query, DayRow, f"{DAY} as day", {})


def find_stretches(store: Store, query: Query, *, first: date, length: int) -> Rows[StretchRow]:
    """The same by type and by stretches of ``length`` days, of which the first begins on ``first``."""
    stretch = f"floor(date_diff('day', $first_day, {DAY}) / $length)::bigint as stretch, type"
    return _counted(store, query, StretchRow, stretch, {"first_day": first, "length": length})


def _counted(store: Store, query: Query, kind: type[Row], by: str, values: Mapping[str, object]) -> Rows[Row]:
    asked = where(replace(query, limit=None), store)
    sql = (
        f"select {by}, count(*) as events from (select *, 'event' as kind from events)"
        f" where {asked.sql} and {DAY} is not null group by all order by all"
    )
    return fetch(looked_at(store, query), kind, sql, {**asked.values, **values})
