-- Events across reports that some origins affirm and others deny, with the words of the first claim.
with voiced as (
    select
        merged,
        coalesce(list_sort(list_distinct(list(name) filter (stance = 'affirm'))), []) as affirmed_by,
        coalesce(list_sort(list_distinct(list(name) filter (stance = 'deny'))), []) as denied_by
    from origin group by merged
)
select
    voiced.merged,
    arg_min(events.id, (published_on, events.id)) as event,
    mode(type) as type,
    mode(mode) as mode,
    arg_min(sentence, (published_on, events.id)) as sentence,
    mode(place) as place,
    max(latest) as latest,
    any_value(affirmed_by) as affirmed_by,
    any_value(denied_by) as denied_by
from voiced
join linked on linked.merged = voiced.merged
join events on events.id = linked.id
where
    len(affirmed_by) > 0 and len(denied_by) > 0
    and ($name is null or list_contains(affirmed_by, $name) or list_contains(denied_by, $name))
group by voiced.merged
order by latest desc nulls last, voiced.merged
limit $limit
