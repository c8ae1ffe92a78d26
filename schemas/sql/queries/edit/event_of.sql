-- The event that an id means: the present one of that id, or that the statement of that id stands for; else what has had
-- that id, or that the statement stood for last.
select event_id from (
    select event_id, current and recorded_to is null as now, recorded_from from event_state
    where story = 'all' and event_id = $name
    union all
    select event_id, current and recorded_to is null, recorded_from from membership where mention_id = $name
)
order by now desc, recorded_from desc, event_id
limit 1
