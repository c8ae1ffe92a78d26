-- Who does what to whom: in which events does Ada Fenn take part?
select t.earliest, p.role, t.headline, count(distinct p.article_id) as n_articles
from participant as p
join timeline as t on t.event_id = p.event_id and t.story = 'all'
where p.entity = 'Ada Fenn'
group by t.event_id, t.earliest, p.role, t.headline
order by t.earliest, t.event_id
