-- The decisions that an id, or its first characters, may mean, and by which one each was taken back.
select e.edit_id, e.undone_by
from edit as e
where starts_with(e.edit_id, $name)
order by e.ordinal
