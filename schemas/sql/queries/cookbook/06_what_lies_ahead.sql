-- What was announced, demanded or threatened for after 6 May?
select latest as day, status, headline, places
from timeline
where story = 'all' and status in ('scheduled', 'demanded', 'threatened') and latest > date '2031-05-06'
order by latest, event_id
