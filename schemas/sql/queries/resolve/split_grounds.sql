-- The words of what editors set apart, and of what they set it apart from.
select g.edit_id, g.side, g.quote, g.trigger
from edit_ground g
join edit_log e on e.edit_id = g.edit_id
where e.action = 'split'
order by g.edit_id, g.ordinal
