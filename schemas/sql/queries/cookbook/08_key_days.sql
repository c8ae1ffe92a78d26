-- Which days mattered most?
select day, n_events, n_articles
from timeline_day
where story = 'all'
order by salience desc, day
limit 3
