-- What is new since noon on 5 May, and what brought it?
select known_at, change, headline, was, now, cause, source
from whats_new('all', timestamp '2031-05-05 12:00')
