"""Who acts, and to whom it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """One party of the events."""

    key: str  # the same across reports; of a party known only by name that name
    name: str  # as most reports have it
    codes: str  # country or body and role codes, "SYR REB"; "" where none is known
    acts: int  # events in which it acts
    suffers: int  # in which something is done to it
    reports: int
    first: date | None  # days of the events
    last: date | None


_SQL = """
with party as (
    select report, coalesce(latest, earliest, published_on) as day, unnest(actors) as one, true as acts
    from (select *, 'event' as kind from events) where {asked}
    union all
    select report, coalesce(latest, earliest, published_on), unnest(recipients), false
    from (select *, 'event' as kind from events) where {asked}
)
select
    coalesce(one.entity, one.known_as) as key,
    mode(one.known_as order by one.known_as) as name,
    coalesce(mode(array_to_string(one.codes, ' ') order by array_to_string(one.codes, ' ')), '') as codes,
    count(*) filter (acts) as acts,
    count(*) filter (not acts) as suffers,
    count(distinct report) as reports,
    min(day) as first,
    max(day) as last
from party
where coalesce(one.entity, one.known_as) is not null
group by coalesce(one.entity, one.known_as)
order by count(*) desc, key
"""


def find_parties(store: Store, query: Query) -> Rows[PartyRow]:
    """The parties of the events that meet ``query``, those of most events first; limit does not count."""
    asked = where(query, store)
    return fetch(looked_at(store, query), PartyRow, _SQL.replace("{asked}", asked.sql), asked.values)
