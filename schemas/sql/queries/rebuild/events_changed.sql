-- What a rebuild made of a story's events, as far as its rows are still apart by when they were recorded.
select d.change, d.event_id, d.headline, d.was, d.now
from timeline_recorded_diff($story, $recorded::timestamp - interval 1 microsecond, $recorded::timestamp) as d
order by d.change, d.earliest nulls last, d.event_id
