-- What was announced, demanded or threatened by whom, and what came of it?
select
    one.earliest as day, one.headline as event, l.relation, other.headline as other_event, other.status as stands_as,
    l.names as both_name, l.known_at
from event_link as l
join timeline as one on one.event_id = l.event_id and one.story = 'all'
join timeline as other on other.event_id = l.other_id and other.story = 'all'
order by day, event, l.relation, other_event
