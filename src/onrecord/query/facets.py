"""How many events have which value of a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import BadQuery
from onrecord.query.filters import looked_at, snapshot_of, where
from onrecord.query.query import Query
from onrecord.query.rows import fetch
from onrecord.store.store import Store

# The column that each facet counts; its name is the field of Query that narrows to a value.
FACETS: Mapping[str, str] = {
    "type": "type",
    "actor": "actor",
    "status": "status",
    "source": "voice",
    "country": "country",
    "place": "place",
    "outlet": "outlet",
}
MOST = 12  # values of one facet, the most frequent
# Facets of one value an event are counted in one scan, that of actors in another.
_SQL = f"""
with found as not materialized (select * from (select *, 'event' as kind from events) where {{asked}}),
acting as (select unnest([party.known_as for party in actors]) as actor from found),
counted as ({{counts}})
select facet, value, events from counted where value is not null
qualify row_number() over (partition by facet order by events desc, value) <= {MOST}
order by events desc, value
"""


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
    whole = replace(query, limit=None, after=None, order="day")
    question = ("facets", whole, tuple(facets))
    return snapshot_of(store, query).answered(question, lambda: _counted(store, whole, facets))


def _counted(store: Store, query: Query, facets: Sequence[str]) -> dict[str, tuple[FacetRow, ...]]:
    asked = where(query, store)
    single, listed = [each for each in facets if each != "actor"], [each for each in facets if each == "actor"]
    counts = [_counts(names, source) for names, source in ((single, "found"), (listed, "acting")) if names]
    sql = _SQL.format(asked=asked.sql, counts=" union all ".join(counts))
    rows = fetch(looked_at(store, query), FacetRow, sql, asked.values)
    return {each: tuple(row for row in rows if row.facet == each) for each in facets}


def _counts(facets: Sequence[str], source: str) -> str:
    """Of each facet how many rows of ``source`` have which value."""
    names = " ".join(f"when grouping({FACETS[each]}) = 0 then '{each}'" for each in facets)
    columns = [FACETS[each] for each in facets]
    value = ", ".join(f"{column}::varchar" for column in columns)
    sets = ", ".join(f"({column})" for column in columns)
    return (
        f"select case {names} end as facet, coalesce({value}) as value, count(*) as events"
        f" from {source} group by grouping sets ({sets})"
    )
