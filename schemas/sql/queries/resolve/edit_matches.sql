-- The mentions that the grounds of all edits are now.
select m.edit_id, g.side, m.version_id, m.mention_id
from edit_match m
join edit_ground g on g.edit_id = m.edit_id and g.ordinal = m.ordinal
where m.recorded_to is null
