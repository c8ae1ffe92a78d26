-- The decisions that shape each event, or shaped what was said of it last, in their order.
with edited as (
    select s.event_id, unnest(s.edits) as edit_id
    from (
        select s.event_id, s.edits
        from event_state as s
        where s.story = 'all' and s.event_id in (select x.event_id from event_state as x where len(x.edits) > 0)
        qualify rank() over (partition by s.event_id order by s.recorded_to desc nulls first) = 1
    ) as s
)
select distinct d.event_id, e.edit_id, e.action, nullif(e.value, '') as value, e.editor, e.why, e.made, e.ordinal
from edited as d
join edit_log as e on e.edit_id = d.edit_id
order by d.event_id, e.ordinal
