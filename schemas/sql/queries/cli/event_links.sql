-- Events that an event is linked with, either way.
with linked as (
    select k.relation, k.event_id = $event as outward, if(outward, k.other_id, k.event_id) as other_id, k.names
    from event_link as k
    where $event in (k.event_id, k.other_id)
)
select
    k.relation, k.outward, k.other_id, t.edtf, t.earliest, t.latest, t.granularity, t.kind, t.status, t.headline,
    t.n_independent, t.n_articles, coalesce(k.names, []) as names
from linked as k
join timeline as t on t.story = 'all' and t.event_id = k.other_id
order by k.outward desc, coalesce(t.earliest, t.latest), k.relation, k.other_id
