-- What could we have known on the evening of 2 May?
select earliest, status, headline, n_articles
from timeline_as_of('all', timestamp '2031-05-02 20:00')
order by earliest, event_id
