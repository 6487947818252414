-- The record as it is read: tables of what the newest coding of each report says.
-- Below it: all_<table>, every row of every coding; segment(number, file), the order of commitment.

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

-- Every attribution with its voices: the one nearest the fact, and the chain as text, inferred steps in brackets.
create view attributions as
select
    * exclude (file),
    chain[-1].name as voice,
    chain[-1].entity as voice_entity,
    chain[-1].role as voice_role,
    [step.name for step in chain if step.role = 'relay'] as relays,
    array_to_string(
        [case when step.stated or step.role = 'publisher' then step.name else '(' || step.name || ')' end for step in chain],
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
