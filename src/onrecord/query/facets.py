"""How many events have which value of a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import BadQuery
from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import fetch
from onrecord.store.store import Store

# What each facet counts; its name is the field of Query that narrows to a value.
FACETS: Mapping[str, str] = {
    "type": "type",
    "actor": "unnest([party.known_as for party in actors])",
    "status": "status",
    "source": "voice",
    "country": "country",
    "place": "place",
    "outlet": "outlet",
}
MOST = 12  # values of one facet, the most frequent


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """One value of a facet."""

    facet: str
    value: str
    events: int


def find_facets(store: Store, query: Query, facets: Sequence[str]) -> dict[str, tuple[FacetRow, ...]]:
    """Of each facet its values among the events that meet ``query``, the most frequent first; limit does not count."""
    unknown = [each for each in facets if each not in FACETS]
    if unknown:
        raise BadQuery(f"No facet {unknown[0]!r}; there are: {', '.join(FACETS)}.")
    asked = where(replace(query, limit=None), store)
    counts = " union all ".join(
        f"(select '{each}' as facet, value::varchar as value, count(*) as events"
        f" from (select {FACETS[each]} as value from found)"
        f" where value is not null group by value order by events desc, value limit {MOST})"
        for each in facets
    )
    sql = f"with found as (select * from (select *, 'event' as kind from events) where {asked.sql}) {counts}"
    rows = fetch(looked_at(store, query), FacetRow, sql, asked.values)
    return {each: tuple(row for row in rows if row.facet == each) for each in facets}
