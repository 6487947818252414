-- Coded events that are asked for, and the other members of their events across reports, with all that is known of each.
-- {asked} is the condition that the query makes, {ordered} its order and limit.
with linked_event as (
    select events.*, 'event' as kind, linked.merged from events left join linked using (id)
),
wanted as (
    select id, merged, row_number() over () as place_in_it from (select * from linked_event where {asked} {ordered})
),
kind_of as (
    select report, coder, key, any_value(entity_type) as entity_type from entities group by all
),
conquest as (
    select distinct from_event from conditions where relation = 'controls' and from_event is not null
),
typed as (
    select
        one.id,
        side,
        list(
            {'name': party.name, 'known_as': party.known_as, 'entity': party.entity, 'codes': party.codes,
             'entity_type': kind_of.entity_type} order by nth
        ) as parties
    from (
        select id, report, coder, 'actors' as side, unnest(actors) as party, generate_subscripts(actors, 1) as nth
        from linked_event
        union all
        select id, report, coder, 'recipients', unnest(recipients), generate_subscripts(recipients, 1)
        from linked_event
    ) as one
    left join kind_of on kind_of.report = one.report and kind_of.coder = one.coder and kind_of.key = party.entity
    group by one.id, side
)
select
    told.id, told.merged, type, mode, contexts, rank, confidence, trigger, start, "end", sentence,
    coalesce(actor.parties, []) as actors,
    coalesce(recipient.parties, []) as recipients,
    place, geonames, latitude, longitude, country, admin1, admin2, feature_code, place_precision,
    earliest, latest, time_precision, time_basis,
    list_transform(numbers, lambda n: {'what': n.what, 'low': n.low, 'best': n.best, 'high': n.high}) as numbers,
    status, voice, voice_role, voice_entity, relays, chain_text as chain, factuality, author, tense,
    conquest.from_event is not null as takes_control,
    told.outlet, reports.url, reports.title, reports.language, told.published, told.published_on, recorded_at,
    told.report, rule, told.coder, wanted.id is not null as asked
from linked_event as told
left join wanted using (id)
left join typed as actor on actor.id = told.id and actor.side = 'actors'
left join typed as recipient on recipient.id = told.id and recipient.side = 'recipients'
left join conquest on conquest.from_event = told.id
left join reports on reports.report = told.report and reports.coder = told.coder
where wanted.id is not null or told.merged in (select merged from wanted)
order by place_in_it nulls last, told.published_on, told.report, start, "end", told.id
