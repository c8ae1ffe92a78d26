-- What did this store tell on the evening of 5 May, whatever has been learnt since?
select earliest, status, headline, n_articles, ruleset
from timeline_recorded('all', date '2031-05-05')
order by earliest, event_id
