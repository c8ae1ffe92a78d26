-- The stories that an event belongs to now, hidden or not, and the lane of each; the story of everything has none.
select s.story, s.lane
from event_state as s
where s.event_id = $event and s.current and s.recorded_to is null
order by s.story
