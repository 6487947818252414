-- Who affirms and who denies an event across reports (:merged), and through which claims. What counts is the voice
-- nearest the fact, not the outlet: three outlets that print one line of an agency are one origin. :stands tells, as a
-- JSON object, which origins of it stand for another one.
with told as (
    select
        claims.*, clusters.merged,
        prints.first,
        printer.origin as printed_by, printer.name as printer, printer.side as printers_side
    from clusters
    join claims on claims.event = clusters.event
    left join first_prints as prints on prints.passage = claims.passage and prints.first <> claims.passage
    left join passages as original on original.id = prints.first
    left join reports as printer on printer.id = original.report
    where clusters.merged = :merged
),
voiced as (
    select
        id, merged, report, stance, asserted,
        case
            when asserted and first is not null then printed_by  -- a copy asserts what its first print asserts
            when not named then 'nameless:' || coalesce(first, passage, report) || '/' || phrase
            else coalesce((select value from json_each(:stands) where key = origin), origin)
        end as origin,
        case when asserted and first is not null then printer else name end as name,
        case when asserted and first is not null then json_array(printer) else names end as names,
        case when asserted and first is not null then printers_side else side end as side
    from told
)
select
    merged, origin, stance,
    min(name) as name,
    json_group_array(json(names)) as names,
    max(side) as side,
    max(asserted) as asserted,
    json_group_array(distinct id) as claims,
    json_group_array(distinct report) as reports
from voiced
where stance <> 'silent'
group by merged, origin, stance
order by origin, stance
