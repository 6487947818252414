-- Events by place, stretch of days and type, at the places with most events. {asked} is the condition of the query.
-- One place: one number in GeoNames, else one point.
with found as (
    select
        coalesce(geonames::varchar, latitude || ' ' || longitude) as one,
        place, country, geonames, latitude, longitude, place_precision, type, status,
        floor(date_diff('day', $first_day, {day}) / $length)::bigint as stretch
    from (select *, 'event' as kind from events)
    where {asked} and latitude is not null and longitude is not null and {day} is not null
),
largest as (
    select
        one, mode(place order by place) as place, any_value(country) as country, any_value(geonames) as geonames,
        any_value(latitude) as latitude, any_value(longitude) as longitude, min(place_precision) as precision,
        count(*) as total
    from found group by one order by total desc, one limit $most
)
select
    largest.place, largest.country, largest.geonames, largest.latitude, largest.longitude, precision,
    stretch, type, count(*) as events, count(*) filter (status = 'asserted') as asserted
from found join largest using (one)
group by one, total, largest.place, largest.country, largest.geonames, largest.latitude, largest.longitude,
    precision, stretch, type
order by total desc, one, stretch, type
