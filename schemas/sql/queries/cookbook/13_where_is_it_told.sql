-- Which articles speak of the mayor, and which events do they tell in those words?
select s.source, s.n_hits, s.passage, list(t.headline order by t.event_id) filter (where t.event_id is not null) as events
from search('all', 'mayor') as s
left join timeline as t on t.story = 'all' and list_contains(s.event_ids, t.event_id)
group by all
order by s.n_hits desc, s.source
