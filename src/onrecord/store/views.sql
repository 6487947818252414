-- The record as it is read: tables of what the newest coding of each report says.
-- Below it: all_<table>, every row of every coding; segment(number, file), the order of commitment.

-- Whether a name has a part, in any case and without accents: "hama" is a part of "Ḩamāh".
create macro named(name, part) as contains(strip_accents(lower(name)), strip_accents(lower(part)));

-- A coder id adds rows beside the old ones; the coding committed last counts, unless one coder is asked for.
create table newest as
select report, arg_max(coder, number) as coder
from all_reports join segment using (file)
where getvariable('coder') is null or coder = getvariable('coder')
group by report;

create view records as select * exclude (file) from all_records semi join newest using (report, coder);
create view reports as select * exclude (file) from all_reports semi join newest using (report, coder);
create view conditions as select * exclude (file) from all_conditions semi join newest using (report, coder);
create view entities as select * exclude (file) from all_entities semi join newest using (report, coder);

-- Every attribution with its voices: the one nearest the fact, and the chain as text, inferred steps in brackets. Who
-- speaks of himself stands once: "We insist …," the ministry said has the ministry as speaker and as holder.
create view attributions as
select
    * exclude (file),
    chain[-1].name as voice,
    chain[-1].entity as voice_entity,
    chain[-1].role as voice_role,
    [step.name for step in chain if step.role = 'relay'] as relays,
    array_to_string(
        [
            case when step.stated or step.role = 'publisher' then step.name else '(' || step.name || ')' end
            for step, i in chain if i = 1 or step.name <> chain[i - 1].name
        ],
        ' → '
    ) as chain_text
from all_attributions semi join newest using (report, coder);

-- Every event with where it was published and who says so. Denied: the voice nearest the fact says that it is not so.
create view events as
select
    event.* exclude (file),
    report.outlet, report.published, report.published_on,
    case
        when event.factuality in ('CT-', 'PR-', 'PS-') then 'denied'
        when event.attribution is null then 'asserted'
        else 'claimed'
    end as status,
    coalesce(said.voice, report.outlet, event.report) as voice,
    coalesce(said.voice_role, 'publisher') as voice_role,
    said.voice_entity,
    coalesce(said.relays, []) as relays,
    coalesce(said.chain_text, report.outlet, event.report) as chain_text,
    said.source, said.cue
from all_events as event
semi join newest using (report, coder)
join all_reports as report using (report, coder)
left join attributions as said on said.id = event.attribution;

create view held as
select
    condition.*,
    report.outlet, report.published, report.published_on,
    coalesce(said.voice, report.outlet, condition.report) as voice,
    coalesce(said.voice_role, 'publisher') as voice_role,
    said.voice_entity,
    coalesce(said.relays, []) as relays,
    coalesce(said.chain_text, report.outlet, condition.report) as chain_text,
    said.source, said.cue
from conditions as condition
join reports as report using (report, coder)
left join attributions as said on said.id = condition.attribution;

-- One coded event or condition as said by one voice. Of a condition: its subject acts, its object is where, and it
-- can have begun between earliest and latest.
create view claims as
select
    'event' as kind, id, local, report, coder, outlet, published, published_on,
    type, mode, actors, recipients, place, geonames, latitude, longitude, country,
    earliest, latest, time_basis,
    status, voice, voice_role, voice_entity, relays, chain_text, source, cue,
    author, factuality, tense, confidence, trigger as words, sentence, start, "end", rule, attribution, '+' as value
from events
union all by name
select
    'condition' as kind, id, local, report, coder, outlet, published, published_on,
    relation as type,
    [{'name': subject, 'known_as': subject, 'entity': subject_key, 'codes': subject_codes}] as actors,
    [] as recipients,
    object as place, geonames, latitude, longitude, country,
    since_earliest as earliest, since_latest as latest,
    status, voice, voice_role, voice_entity, relays, chain_text, source, cue,
    evidence[1] as words, array_to_string(evidence, ' … ') as sentence, start, "end", attribution, value
from held;
