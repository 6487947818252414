"""Where events happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.query.filters import looked_at, where
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneRow:
    """One place with what happened there."""

    geonames: int | None  # None: known only by name
    place: str  # as most reports have it
    country: str | None  # ISO alpha-3
    admin1: str | None
    feature_code: str | None  # GeoNames
    latitude: float | None  # WGS84 degrees
    longitude: float | None
    events: int
    reports: int
    first: date | None  # days of the events
    last: date | None


_SQL = """
select
    geonames,
    mode(place order by place) as place,
    any_value(country) as country,
    any_value(admin1) as admin1,
    any_value(feature_code) as feature_code,
    any_value(latitude) as latitude,
    any_value(longitude) as longitude,
    count(*) as events,
    count(distinct report) as reports,
    min(coalesce(latest, earliest, published_on)) as first,
    max(coalesce(latest, earliest, published_on)) as last
from (select *, 'event' as kind from events)
where place is not null and {asked}
group by geonames, case when geonames is null then place_plain end
order by events desc, place, geonames
"""


def find_scenes(store: Store, query: Query) -> Rows[SceneRow]:
    """The places of the events that meet ``query``, those of most events first; limit does not count."""
    asked = where(query, store)
    return fetch(looked_at(store, query), SceneRow, _SQL.replace("{asked}", asked.sql), asked.values)
