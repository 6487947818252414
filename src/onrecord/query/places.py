"""Which place is meant."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.query.filters import looked_at
from onrecord.query.query import Query
from onrecord.query.rows import Rows, fetch
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place of the record."""

    geonames: int | None
    name: str  # as most reports write it
    names: tuple[str, ...]
    country: str | None
    admin1: str | None
    feature_code: str | None  # GeoNames
    latitude: float | None  # WGS84 degrees
    longitude: float | None
    events: int


_PLACES = """
select
    geonames,
    mode(place order by place) as name,
    list_sort(list_distinct(list(place))) as names,
    any_value(country) as country,
    any_value(admin1) as admin1,
    any_value(feature_code) as feature_code,
    any_value(latitude) as latitude,
    any_value(longitude) as longitude,
    count(*) filter (kind = 'event') as events
from (
    select 'event' as kind, geonames, place, country, admin1, feature_code, latitude, longitude from events
    union all by name
    select 'condition' as kind, geonames, object as place, country, admin1, feature_code, latitude, longitude
    from conditions where relation <> 'holds_office'
)
where place is not null and (geonames::varchar = $name or lower(place) = lower($name))
group by geonames
order by geonames is null, events desc, geonames
limit 20
"""


def find_places(store: Store, name: str) -> Rows[PlaceRow]:
    """The places that have this number in GeoNames, or are called so, those with most events first."""
    return fetch(looked_at(store, Query()), PlaceRow, _PLACES, {"name": name})


def find_happened(store: Store, place: PlaceRow, limit: int) -> tuple[str, ...]:
    """The ids of the events of the codebook at a place, the newest first."""
    which = "place = $place and geonames is null" if place.geonames is None else "geonames = $place"
    found = looked_at(store, Query()).execute(
        f"select id from events where type is not null and {which}"
        " order by coalesce(latest, earliest, published_on) desc, id limit $limit",
        {"place": place.name if place.geonames is None else place.geonames, "limit": limit},
    )
    return tuple(row[0] for row in found.fetchall())
