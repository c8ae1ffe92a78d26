-- A story's events in order of time as the store told them at $recorded: its current timeline then, or where $known is
-- given, what it answered then to the question of what was known at $known.
-- $first, $last: only events that touch these days; $events: only these; $top: only the most salient. NULL: no such limit.
with chosen as (
    select t.* from timeline_recorded($story, $recorded::timestamp) as t where $known::timestamp is null
    union all by name
    select a.*
    from timeline_as_of_recorded($story, $known::timestamp, $recorded::timestamp) as a
    where $known::timestamp is not null
)
select * from chosen
where ($first::date is null or coalesce(latest >= $first::date, true))
  and ($last::date is null or coalesce(earliest <= $last::date, true))
  and ($events::varchar[] is null or event_id in (select unnest($events::varchar[])))
qualify $top::integer is null or row_number() over (order by salience desc, event_id) <= $top::integer
order by coalesce(earliest, latest), latest nulls last, event_id
