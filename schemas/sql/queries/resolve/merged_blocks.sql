-- The neighbourhoods of the mentions that each merge speaks of.
with placed as (
    select version_id, mention_id, block from anchored where recorded_to is null and block <> ''
    union all
    select version_id, mention_id, block from attachment where recorded_to is null
)
select distinct m.edit_id, p.block
from edit_match m
join edit_log e on e.edit_id = m.edit_id and e.action = 'merge'
join placed p on p.version_id = m.version_id and p.mention_id = m.mention_id
where m.recorded_to is null
