-- What does this store tell on 8 May otherwise than it did on the 5th?
select change, headline, was, now
from timeline_recorded_diff('all', date '2031-05-05', date '2031-05-08')
