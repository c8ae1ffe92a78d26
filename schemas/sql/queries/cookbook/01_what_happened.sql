-- What happened, in order, and how many sources say so independently?
select earliest, latest, status, headline, n_independent
from timeline
where story = 'all'
order by earliest, latest, event_id
