-- Why does an event count so many independent sources, and which articles are one?
select t.earliest as day, t.headline, t.n_articles, t.n_independent, unnest(t.lineages) as one_source
from timeline as t
where t.story = 'all' and t.n_articles > 1
order by day, t.headline, one_source
