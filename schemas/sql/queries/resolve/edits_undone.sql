-- The edits in scope, with those that they undo, and those that these undid in their turn.
with recursive concerned as (
    select key as edit_id from scope_edits
    union
    select e.value from edit_log e join concerned c on c.edit_id = e.edit_id where e.action = 'undo'
)
select edit_id from concerned
