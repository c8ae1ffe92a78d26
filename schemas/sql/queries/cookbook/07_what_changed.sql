-- What changed between Monday's paper and Tuesday's?
select known_at, change, headline, was, now
from timeline_diff('all', date '2031-05-05', date '2031-05-06')
