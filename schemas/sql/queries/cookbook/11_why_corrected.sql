-- How did the date of the closure change, and when could one know?
select known_from, edtf, n_independent, headline
from event_history('close')
where known_from is not null and recorded_to is null
order by known_from
