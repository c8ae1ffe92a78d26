-- Events that an event is linked with, either way.
with linked as (
    select relation, true as outward, other_id from event_link where event_id = $event
    union all
    select relation, false, event_id from event_link where other_id = $event
)
select
    k.relation, k.outward, k.other_id, t.edtf, t.earliest, t.latest, t.granularity, t.kind, t.status, t.headline
from linked as k
join timeline as t on t.story = 'all' and t.event_id = k.other_id
order by k.outward desc, coalesce(t.earliest, t.latest), k.relation, k.other_id
