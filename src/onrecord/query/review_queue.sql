-- Coded events as the program coded them, whatever people say of them, each with the reasons to look at it first.
-- {asked} is the condition that the query makes; {score} and {reasons} are made from review_reasons.py.
with told as (
    select
        *, 'event' as kind,
        case
            when factuality in ('CT-', 'PR-', 'PS-') then 'denied'
            when attribution is null then 'asserted'
            else 'claimed'
        end as status
    from told_events
),
voiced as (
    select
        linked.id,
        any_value(linked.merged) as merged,
        count(distinct origin) filter (stance = 'affirm') as affirm,
        count(distinct origin) filter (stance = 'deny') as deny
    from linked join origin using (merged) group by linked.id
),
differing as (
    select linked.id, list_sort(list(distinct kind || coalesce(' ' || what, ''))) as differs
    from linked join contradiction using (merged) where tension = 0 group by linked.id
),
wanted as (
    select
        told.*,
        voiced.merged,
        coalesce(affirm, (status <> 'denied')::int) as affirm,
        coalesce(deny, (status = 'denied')::int) as deny,
        coalesce(differs, []) as differs,
        coalesce(list_max([coalesce(n.best, n.high, n.low, 0) for n in numbers if n.what = 'killed']), 0) as killed
    from told
    left join voiced using (id)
    left join differing using (id)
    where {asked}
        and (not $hidden or id not in (select unnest($done::varchar[])))
        and (not $only_done or id in (select unnest($done::varchar[])))
        and ($id is null or id = $id)
),
-- The score of all, the rest only of those that are shown, since words take ten times as long as points.
scored as (
    select id, merged, affirm, deny, differs, killed, round({score}, 2) as score from wanted
    order by score desc, published_on desc nulls last, report, start, id
    {limit}
),
told_why as (
    select *, list_filter([{reasons}], lambda r: round(r.points, 2) > 0) as why from told join scored using (id)
)
select
    id, score,
    [r.words || ' (' || printf('%.2f', r.points) || ')' for r in list_reverse_sort(why)] as reasons,
    type, mode,
    [p.name for p in actors] as actors, [array_to_string(p.codes, ' ') for p in actors] as actor_codes,
    [p.name for p in recipients] as recipients, [array_to_string(p.codes, ' ') for p in recipients] as recipient_codes,
    place, country, geonames, earliest, latest, status, factuality, chain_text as chain, confidence,
    trigger, sentence, outlet, published, report, merged, attribution
from told_why
order by score desc, published_on desc nulls last, report, start, id
