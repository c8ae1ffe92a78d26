-- A story's events in order of time: those of the current timeline, or at $known those of then.
-- $first, $last: only events that touch these days; $events: only these; $top: only the most salient. NULL: no such limit.
with chosen as (
    select t.* from timeline as t where t.story = $story and $known::timestamp is null
    union all by name
    select a.* from timeline_as_of($story, $known::timestamp) as a where $known::timestamp is not null
)
select * from chosen
where ($first::date is null or coalesce(latest >= $first::date, true))
  and ($last::date is null or coalesce(earliest <= $last::date, true))
  and ($events::varchar[] is null or event_id in (select unnest($events::varchar[])))
qualify $top::integer is null or row_number() over (order by salience desc, event_id) <= $top::integer
order by coalesce(earliest, latest), latest nulls last, event_id
