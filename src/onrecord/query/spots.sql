-- Events by place, stretch of days and type, at the places with most events. {asked} is the condition of the query.
-- One place: one number in GeoNames, else one point. Of two ways to write it the last in the alphabet: Hama, not HAMA.
with cell as (
    select
        geonames, latitude, longitude, type,
        floor(date_diff('day', $first_day, {day}) / $length)::bigint as stretch,
        max(place) as place, any_value(country) as country, min(place_precision) as precision,
        count(*) as events, count(*) filter (status = 'asserted') as asserted
    from (select *, 'event' as kind from events)
    where {asked} and latitude is not null and longitude is not null and {day} is not null
    group by 1, 2, 3, 4, 5
),
point as (
    select *, coalesce(geonames::varchar, latitude || ' ' || longitude) as one from cell
),
largest as (
    select
        one, max(place) as place, any_value(country) as country, any_value(geonames) as geonames,
        any_value(latitude) as latitude, any_value(longitude) as longitude, min(precision) as precision,
        sum(events) as total
    from point group by one order by total desc, one limit $most
)
select
    largest.place, largest.country, largest.geonames, largest.latitude, largest.longitude, largest.precision,
    stretch, type, sum(events)::bigint as events, sum(asserted)::bigint as asserted
from point join largest using (one)
group by one, total, largest.place, largest.country, largest.geonames, largest.latitude, largest.longitude,
    largest.precision, stretch, type
order by total desc, one, stretch, type
