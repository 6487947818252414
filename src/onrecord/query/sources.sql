-- Who is quoted: the voice nearest the words of each attribution, across reports.
-- One voice: one entity, by its key across reports; one name in any case where there is none.
with said as (
    select
        coalesce(voice_entity, lower(voice)) as one,
        voice, voice_role, report, relays, outlet, illocution, published_on, attributions.id as attribution
    from attributions join reports using (report, coder)
    where voice is not null and {asked}
),
events_of as (
    select attribution, count(*) filter (status = 'claimed') as claimed, count(*) filter (status = 'denied') as denied
    from events where attribution is not null and type is not null group by attribution
)
select
    mode(voice order by voice) as source,
    mode(voice_role order by voice_role) as role,
    count(*) as attributions,
    count(distinct report) as reports,
    coalesce(list_sort(list_distinct(list(outlet) filter (outlet is not null))), []) as outlets,
    list_sort(list_distinct(flatten(list(relays)))) as relays,
    coalesce(sum(claimed), 0)::bigint as claimed,
    coalesce(sum(denied), 0)::bigint as denied,
    min(published_on) as first,
    max(published_on) as last
from said left join events_of using (attribution)
group by one
order by attributions desc, reports desc, source
