-- The record as it is read: tables of what the newest coding of each report says, as judged by people.
-- Below it: all_<table>, every row of every coding; segment(number, file, committed_at, kind); revision(report, url, number).
-- Variables: coder (one coder only), known (nothing put on record later), published (nothing published later); null: all.

-- Whether a name has a part, in any case and without accents: "hama" is a part of "Ḩamāh".
create macro named(name, part) as contains(strip_accents(lower(name)), strip_accents(lower(part)));

-- When each coding was put on record, and their order. Compaction keeps both in a table of its own.
create view coding as
select report, coder, number, committed_at from all_reports join segment using (file) where kind <> 'compaction'
union all
select report, coder, number, committed_at from all_codings;

-- A coder id adds rows beside the old ones; the coding committed last counts, unless one coder is asked for.
create table newest as
select report, arg_max(coder, number) as coder, arg_max(committed_at, number) as recorded_at
from coding
where
    coder = coalesce(getvariable('coder'), coder)
    and committed_at <= coalesce(getvariable('known'), committed_at)
    and (
        getvariable('published') is null
        or report in (select report from all_reports where published_on <= getvariable('published'))
    )
group by report;

-- Of the texts that followed each other under one URL the last one counts.
create table superseded as
select report, next
from (
    select report, lead(report) over later as next, number, max(number) over (partition by url) as last
    from revision semi join newest using (report)
    window later as (partition by url order by number)
)
where number < last;

-- What people say of rows (store/judged.py fills these): row is the id of an event or condition, or of a report.
create table judged ("row" varchar, kind varchar, verdict varchar, judgement varchar);
create table corrected ("row" varchar, field varchar, value varchar);
create table paired (one varchar, other varchar, kind varchar, verdict varchar, judgement varchar);  -- merge, split

create view refused as select "row" as id from judged where verdict = 'reject';
create view correction as
select
    "row" as id,
    max(value) filter (field = 'type') as type,
    max(value) filter (field = 'mode') as mode,
    max(value) filter (field = 'place') as place,
    max(value) filter (field = 'geonames') as geonames,
    max(value) filter (field = 'country') as country,
    max(value) filter (field = 'earliest') as earliest,
    max(value) filter (field = 'latest') as latest,
    max(value) filter (field = 'factuality') as factuality,
    max(value) filter (field = 'value') as value,
    max(value) filter (field = 'status') as status
from corrected group by "row";

create view counted as
select * from newest
anti join superseded using (report)
anti join refused on refused.id = newest.report;

create view records as select * exclude (file) from all_records semi join counted using (report, coder);
create view reports as select * exclude (file) from all_reports semi join counted using (report, coder);
create view entities as select * exclude (file) from all_entities semi join counted using (report, coder);

create view conditions as
select condition.* exclude (file) replace (
    coalesce(correction.value, condition.value) as value,
    coalesce(correction.status, condition.status) as status,
    coalesce(correction.earliest::date, since_earliest) as since_earliest,
    coalesce(correction.latest::date, since_latest) as since_latest
)
from all_conditions as condition
semi join counted using (report, coder)
left join correction using (id)
anti join refused using (id);

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
from all_attributions semi join counted using (report, coder);

-- Who says what an event or condition says: the voice of its attribution, or (attribution null) the outlet itself.
create view voices as
select
    report, coder, attribution, outlet, published, published_on, recorded_at,
    coalesce(voice, outlet, report) as voice,
    coalesce(voice_role, 'publisher') as voice_role,
    voice_entity,
    coalesce(relays, []) as relays,
    coalesce(chain_text, outlet, report) as chain_text,
    source, cue
from (
    select report, coder, id as attribution, voice, voice_role, voice_entity, relays, chain_text, source, cue
    from attributions
    union all by name
    select report, coder, null as attribution from reports
) as said
join reports using (report, coder)
join counted using (report, coder);

-- Every event with where it was published and who says so. Denied: the voice nearest the fact says that it is not so.
create view events as
select
    event.* exclude (file) replace (
        nullif(coalesce(correction.type, event.type), '') as type,
        nullif(coalesce(correction.mode, event.mode), '') as mode,
        nullif(coalesce(correction.place, event.place), '') as place,
        coalesce(correction.geonames::bigint, event.geonames) as geonames,
        coalesce(correction.country, event.country) as country,
        coalesce(correction.earliest::date, event.earliest) as earliest,
        coalesce(correction.latest::date, event.latest) as latest,
        coalesce(correction.factuality, event.factuality) as factuality
    ),
    case
        when coalesce(correction.factuality, event.factuality) in ('CT-', 'PR-', 'PS-') then 'denied'
        when event.attribution is null then 'asserted'
        else 'claimed'
    end as status,
    voices.* exclude (report, coder, attribution)
from all_events as event
join voices
    on voices.report = event.report and voices.coder = event.coder
    and voices.attribution is not distinct from event.attribution
left join correction on correction.id = event.id
anti join refused on refused.id = event.id;

-- Every condition with the same.
create view held as
select condition.*, voices.* exclude (report, coder, attribution)
from conditions as condition
join voices
    on voices.report = condition.report and voices.coder = condition.coder
    and voices.attribution is not distinct from condition.attribution;

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
