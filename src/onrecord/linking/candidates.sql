-- The pairs to compare: an event that is asked for (table wanted) and another one that shares a block and a key with it.
select distinct wanted.event, blocks.event
from wanted
join blocks using (block, key)
where blocks.event <> wanted.event
order by 1, 2
