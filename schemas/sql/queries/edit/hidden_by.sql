-- The decision that hides an event now, and who made it; the earliest of several.
select e.edit_id, e.editor
from edit as e
join event_state as s on s.story = 'all' and s.event_id = $event and s.current and s.recorded_to is null
where s.hidden and e.action = 'hide' and list_contains(s.edits, e.edit_id)
order by e.ordinal
limit 1
