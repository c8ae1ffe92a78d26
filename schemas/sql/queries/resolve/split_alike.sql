-- The statements, wherever they stand, that tell of their event by a word by which a split in scope sets one apart.
with word as (
    select distinct lower(g.trigger) as trigger
    from edit_ground g
    join edit_log e on e.edit_id = g.edit_id and e.action = 'split'
    where g.side = 1 and g.edit_id in (select key from scope_edits)
),
placed as (
    select version_id, mention_id, block from anchored where recorded_to is null and block <> ''
    union all
    select version_id, mention_id, block from attachment where recorded_to is null
)
select distinct p.block, m.trigger, m.terms, m.weights
from mention m
join placed p on p.version_id = m.version_id and p.mention_id = m.mention_id
where lower(m.trigger) in (select trigger from word)
