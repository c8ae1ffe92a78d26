-- The stories of the store, and how much each holds now.
select s.name, s.title, count(t.event_id) as n_events, min(coalesce(t.earliest, t.latest)) as first_day,
    max(coalesce(t.latest, t.earliest)) as last_day
from story as s
left join timeline as t on t.story = s.name
group by s.name, s.title
order by s.name
