-- Events across reports that several claims tell of: what most of them say, who affirms and who denies, by origin.
with voiced as (
    select
        merged,
        list(name order by asserted desc, name) filter (stance = 'affirm' and asserted = 1) as asserted_by,
        list(name order by name) filter (stance = 'affirm' and asserted = 0) as claimed_by,
        list(name order by name) filter (stance = 'deny') as denied_by,
        count(distinct side) filter (stance = 'affirm' and side is not null) as sides
    from origin group by merged
),
differing as (
    select merged, list(case when tension = 1 then 'view' when what is null then kind else kind || ' ' || what end
        order by place_in_it) as differs
    from contradiction group by merged
),
told as (
    select
        linked.merged as id,
        mode(type order by type) as type,
        mode(mode order by mode) as mode,
        arg_min(events.trigger, (published_on, events.id)) as words,
        arg_min(sentence, (published_on, events.id)) as sentence,
        mode(place order by place) filter (place_precision = 1) as exact_place,
        mode(place order by place) as place,
        mode(country order by country) as country,
        mode(latitude order by latitude) filter (place_precision = 1) as latitude,
        mode(longitude order by longitude) filter (place_precision = 1) as longitude,
        mode(earliest order by earliest) filter (time_basis <> 'publication') as earliest,
        mode(latest order by latest) filter (time_basis <> 'publication') as latest,
        min(latest) as bound,
        min(published_on) as published_on,
        count(distinct report) as reports,
        list(events.id order by published_on, events.id) as claims,
        list_sort(list_distinct(flatten(list(list_transform(actors, lambda p: p.known_as))))) as actors,
        list_sort(list_distinct(flatten(list(list_transform(recipients, lambda p: p.known_as))))) as recipients
    from linked join events using (id)
    group by linked.merged
)
select
    told.id, type, mode, words, sentence, coalesce(exact_place, place) as place, country, latitude, longitude,
    earliest, coalesce(latest, bound) as latest, actors, recipients, reports, claims,
    coalesce(asserted_by, []) as asserted_by, coalesce(claimed_by, []) as claimed_by,
    coalesce(denied_by, []) as denied_by, coalesce(sides, 0) as sides, coalesce(differs, []) as differs
from told
left join voiced on voiced.merged = told.id
left join differing on differing.merged = told.id
