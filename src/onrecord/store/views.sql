-- The record as it is read: tables of what the newest coding of each report says, as judged by people.
-- Below it: all_<table>, every row of every coding; segment(number, file, committed_at, kind); revision(report, url, number).
-- told_<table>: what the codings that count tell, before anybody has judged it. judged_<table>: as judged.
-- Where questions are many, they are held in memory (store/held.py).
-- Variables: coder (one coder only), known (nothing put on record later), published (nothing published later); null: all.

-- A name without case and accents; whether it has a part: "hama" is a part of "Ḩamāh".
create macro plain(name) as strip_accents(lower(name));
create macro named(name, part) as contains(plain(name), plain(part));

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

create table current as select * from newest anti join superseded using (report);

-- What people say of rows (store/judged.py fills these): row is the id of an event or condition, or of a report.
create table judged ("row" varchar, kind varchar, verdict varchar, judgement varchar);
create table corrected ("row" varchar, field varchar, value varchar);
create table corrected_party (
    "row" varchar, side varchar, nth bigint, name varchar, entity varchar, codes varchar[]
);
create table paired (one varchar, other varchar, kind varchar, verdict varchar, judgement varchar);  -- merge, split

-- Entities that people have put together or taken apart: a key that stands for another now, in one report, or (report '')
-- in all others. As a map, null where there are none; known_key gives the key that counts.
create table renamed (report varchar, key varchar, as_key varchar);
create view renaming as
select case when count(*) > 0 then map(list(report || ' ' || key), list(as_key)) end as same from renamed;
create macro known_key(same, report, key) as
    if(same is null, key, coalesce(same[report || ' ' || key], same[' ' || key], key));
create macro known_parties(same, report, parties) as if(same is null, parties, [
    {'name': p.name, 'known_as': p.known_as, 'entity': known_key(same, report, p.entity), 'codes': p.codes}
    for p in parties
]);

create view refused as select "row" as id from judged where verdict = 'reject';
-- What people say of each row: the verdict, and the columns that they corrected; '' stands for none.
create view correction as
select
    "row" as id,
    any_value(verdict) as judged,
    max(value) filter (field = 'type') as type,
    max(value) filter (field = 'mode') as mode,
    max(value) filter (field = 'place') as place,
    max(value) filter (field = 'geonames') as geonames,
    max(value) filter (field = 'country') as country,
    max(value) filter (field = 'earliest') as earliest,
    max(value) filter (field = 'latest') as latest,
    max(value) filter (field = 'factuality') as factuality,
    max(value) filter (field = 'value') as value,
    max(value) filter (field = 'status') as status,
    max(value) filter (field = 'actors') as actors,
    max(value) filter (field = 'recipients') as recipients
from judged left join corrected using ("row") group by "row";
create view corrected_parties as
select
    "row" as id,
    list({'name': name, 'known_as': name, 'entity': entity, 'codes': codes} order by nth) filter (side = 'actors')
        as actors,
    list({'name': name, 'known_as': name, 'entity': entity, 'codes': codes} order by nth) filter (side = 'recipients')
        as recipients
from corrected_party group by "row";

-- A column as judged, and the words that keep what it was; a day that no person wrote is none.
create macro amended(correct, told) as case when correct is null then told else nullif(correct, '') end;
create macro amended_day(correct, told) as case when correct is null then told else try_cast(correct as date) end;
create macro amended_number(correct, told) as case when correct is null then told else try_cast(correct as bigint) end;
create macro amended_parties(correct, parties, told) as case when correct is null then told else coalesce(parties, []) end;
create macro was(name, correct, told) as case
    when correct <> coalesce(told::varchar, '') then name || ' was ' || coalesce(nullif(told::varchar, ''), 'not known')
end;
create macro names_of(parties) as array_to_string([p.name for p in parties], '; ');
create macro plain_names_of(parties) as plain(array_to_string([p.name || chr(10) || p.known_as for p in parties], chr(10)));
create macro codes_of(parties) as flatten([p.codes for p in parties]);

create view counted as select * from current anti join refused on refused.id = current.report;

create view records as select * exclude (file) from all_records semi join counted using (report, coder);

create view told_reports as select * exclude (file) from all_reports semi join current using (report, coder);
create view reports as select * from told_reports anti join refused on refused.id = report;

create view told_entities as select * exclude (file) from all_entities semi join current using (report, coder);
create view entities as
select told.* replace (known_key(same, report, key) as key)
from told_entities as told cross join renaming anti join refused on refused.id = report;

-- Every attribution with its voices: the one nearest the fact, and the chain as text, inferred steps in brackets. Who
-- speaks of himself stands once: "We insist …," the ministry said has the ministry as speaker and as holder.
create view told_attributions as
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
from all_attributions semi join current using (report, coder);
create view attributions as
select told.* replace (known_key(same, report, voice_entity) as voice_entity)
from told_attributions as told cross join renaming anti join refused on refused.id = report;

-- Who says what an event or condition says: the voice of its attribution, or (attribution null) the outlet itself.
-- The names of outlet and chain stand here without case and accents, too, to be looked for.
create view told_voices as
select
    report, coder, attribution, outlet, published, published_on, recorded_at,
    coalesce(voice, outlet, report) as voice,
    coalesce(voice_role, 'publisher') as voice_role,
    voice_entity,
    coalesce(relays, []) as relays,
    coalesce(chain_text, outlet, report) as chain_text,
    source, cue,
    plain(outlet) as outlet_plain,
    plain(coalesce(chain_text, outlet, report)) as chain_plain
from (
    select report, coder, id as attribution, voice, voice_role, voice_entity, relays, chain_text, source, cue
    from told_attributions
    union all by name
    select report, coder, null as attribution from told_reports
) as said
join told_reports using (report, coder)
join current using (report, coder);

-- Every event with where it was published and who says so; its names without case and accents, and its codes, to be
-- looked for.
create view told_events as
select
    event.* exclude (file),
    voices.* exclude (report, coder, attribution),
    plain(place) as place_plain,
    plain_names_of(actors) as actors_plain,
    plain_names_of(recipients) as recipients_plain,
    codes_of(actors) as actors_codes,
    codes_of(recipients) as recipients_codes
from all_events as event
join told_voices as voices
    on voices.report = event.report and voices.coder = event.coder
    and voices.attribution is not distinct from event.attribution;

-- Where the places are that people named, as far as any report of the record tells.
create view spot as
select
    geonames, any_value(latitude) as latitude, any_value(longitude) as longitude, any_value(admin1) as admin1,
    any_value(admin2) as admin2, any_value(feature_code) as feature_code
from told_events
where geonames in (select try_cast(value as bigint) from corrected where field = 'geonames')
group by geonames;

-- The same as judged. Denied: the voice nearest the fact says that it is not so.
create view judged_events as
with told as (
    select
        told.* replace (
            amended(correction.type, told.type) as type,
            amended(correction.mode, told.mode) as mode,
            amended(correction.place, told.place) as place,
            if(correction.place is null, told.place_plain, plain(nullif(correction.place, ''))) as place_plain,
            amended_number(correction.geonames, told.geonames) as geonames,
            amended(correction.country, told.country) as country,
            if(correction.geonames is null, told.latitude, spot.latitude) as latitude,
            if(correction.geonames is null, told.longitude, spot.longitude) as longitude,
            if(correction.geonames is null, told.admin1, spot.admin1) as admin1,
            if(correction.geonames is null, told.admin2, spot.admin2) as admin2,
            if(correction.geonames is null, told.feature_code, spot.feature_code) as feature_code,
            amended_day(correction.earliest, told.earliest) as earliest,
            amended_day(correction.latest, told.latest) as latest,
            coalesce(nullif(correction.factuality, ''), told.factuality) as factuality,
            known_parties(same, told.report, amended_parties(correction.actors, parties.actors, told.actors)) as actors,
            known_parties(
                same, told.report, amended_parties(correction.recipients, parties.recipients, told.recipients)
            ) as recipients,
            known_key(same, told.report, told.voice_entity) as voice_entity
        ),
        correction.judged,
        if(correction.judged = 'correct', list_filter(
            [
                was('type', correction.type, told.type),
                was('mode', correction.mode, told.mode),
                was('actors', correction.actors, names_of(told.actors)),
                was('recipients', correction.recipients, names_of(told.recipients)),
                was('place', correction.place, told.place),
                was('geonames', correction.geonames, told.geonames),
                was('country', correction.country, told.country),
                was('earliest', correction.earliest, told.earliest),
                was('latest', correction.latest, told.latest),
                was('factuality', correction.factuality, told.factuality)
            ],
            lambda change: change is not null
        ), []) as corrected,
        correction.actors is not null or correction.recipients is not null as has_other_parties
    from told_events as told
    cross join renaming
    left join correction using (id)
    left join corrected_parties as parties using (id)
    left join spot on spot.geonames = try_cast(correction.geonames as bigint)
    anti join refused on refused.id = told.id
    anti join refused as without on without.id = told.report
)
select
    * exclude (has_other_parties) replace (
        if(has_other_parties, plain_names_of(actors), actors_plain) as actors_plain,
        if(has_other_parties, plain_names_of(recipients), recipients_plain) as recipients_plain,
        if(has_other_parties, codes_of(actors), actors_codes) as actors_codes,
        if(has_other_parties, codes_of(recipients), recipients_codes) as recipients_codes
    ),
    case
        when factuality in ('CT-', 'PR-', 'PS-') then 'denied'
        when attribution is null then 'asserted'
        else 'claimed'
    end as status
from told;

create view events as from judged_events;

-- Every condition with the same.
create view told_held as
select
    condition.* exclude (file),
    voices.* exclude (report, coder, attribution),
    plain(subject) as subject_plain,
    plain(object) as object_plain
from all_conditions as condition
join told_voices as voices
    on voices.report = condition.report and voices.coder = condition.coder
    and voices.attribution is not distinct from condition.attribution;

create view judged_held as
select
    told.* replace (
        coalesce(nullif(correction.value, ''), told.value) as value,
        coalesce(nullif(correction.status, ''), told.status) as status,
        amended_day(correction.earliest, told.since_earliest) as since_earliest,
        amended_day(correction.latest, told.since_latest) as since_latest,
        known_key(same, told.report, told.subject_key) as subject_key,
        known_key(same, told.report, told.object_key) as object_key,
        known_key(same, told.report, told.voice_entity) as voice_entity
    ),
    correction.judged,
    if(correction.judged = 'correct', list_filter(
        [
            was('value', correction.value, told.value),
            was('status', correction.status, told.status),
            was('earliest', correction.earliest, told.since_earliest),
            was('latest', correction.latest, told.since_latest)
        ],
        lambda change: change is not null
    ), []) as corrected
from told_held as told
cross join renaming
left join correction using (id)
anti join refused on refused.id = told.id
anti join refused as without on without.id = told.report;

create view held as from judged_held;
create view conditions as select * from held;  -- under the name of its table

-- One coded event or condition as said by one voice. Of a condition: its subject acts, its object is where, and it
-- can have begun between earliest and latest.
create view claims as
select
    'event' as kind, id, local, report, coder, outlet, published, published_on,
    type, mode, actors, recipients, place, geonames, latitude, longitude, country,
    earliest, latest, time_basis,
    status, voice, voice_role, voice_entity, relays, chain_text, source, cue,
    author, factuality, tense, confidence, trigger as words, sentence, start, "end", rule, attribution, '+' as value,
    judged, corrected,
    outlet_plain, chain_plain, place_plain, actors_plain, recipients_plain, actors_codes, recipients_codes
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
    evidence[1] as words, array_to_string(evidence, ' … ') as sentence, start, "end", attribution, value,
    judged, corrected,
    outlet_plain, chain_plain, object_plain as place_plain, subject_plain as actors_plain, '' as recipients_plain,
    subject_codes as actors_codes, [] as recipients_codes
from held;
