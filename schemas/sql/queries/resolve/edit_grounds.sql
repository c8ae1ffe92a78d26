-- The statements that the edits in scope speak of.
select edit_id, ordinal, article_id, part, quote, trigger
from edit_ground
where edit_id in (select key from scope_edits)
order by edit_id, ordinal
