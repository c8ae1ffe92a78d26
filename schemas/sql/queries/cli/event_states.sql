-- What was to be said of an event in each stretch of known time, the earliest first.
select
    known_from, known_to, current, edtf, earliest, latest, granularity, kind, status, n_articles, n_independent
from event_state
where story = 'all' and event_id = $event and recorded_to is null
order by known_from nulls last, known_to nulls last
