"""How many events there were on which day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store

# The day that an event is drawn on: the last on which it can have happened; of one without any its publication.
DAY = "coalesce(latest, earliest, published_on)"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """The events of one type on one day."""

    day: date
    type: str | None
    events: int


def find_days(store: Store, query: Query) -> Rows[DayRow]:
    """The events that meet ``query``, counted by day and type, in order; limit does not count."""
    asked = where(replace(query, limit=None), store)
    sql = (
        f"select {DAY} as day, type, count(*) as events from (select *, 'event' as kind from events)"
        f" where {asked.sql} and {DAY} is not null group by 1, 2 order by 1, 2"
    )
    return fetch(looked_at(store, query), DayRow, sql, asked.values)
