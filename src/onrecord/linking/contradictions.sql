-- What each origin says of an event across reports (:merged), in the things on which voices can differ: a number, the
-- day, the place, who did it. Whether they do differ is for contradictions.py to say. The day of publication tells which
-- of two numbers of one origin is its last. :stands tells, as a JSON object, which origins of it stand for another one.
with told as (
    select claims.*, reports.published,
        coalesce((select value from json_each(:stands) where key = claims.origin), claims.origin) as voice
    from clusters
    join claims on claims.event = clusters.event
    join reports on reports.id = claims.report
    where clusters.merged = :merged and claims.stance <> 'silent'
)
select 'number' as kind, what, best as value, low, high, null as latitude, null as longitude,
    told.id, told.voice as origin, told.name, told.published, told.report
from told join figures on figures.claim = told.id
where stance = 'affirm'
union all
select 'date', null, earliest, earliest, latest, null, null, id, voice, name, published, report
from told where earliest is not null and stance = 'affirm'
union all
select 'place', null, place_name, null, null, latitude, longitude, id, voice, name, published, report
from told where place is not null and stance = 'affirm'
union all
select 'actor', null, doers, null, null, null, null, id, voice, name, published, report
from told where doers <> '[]' and stance = 'affirm'
order by 1, 2, published, report, id
