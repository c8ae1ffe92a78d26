-- What is said of an event now, or was said of it last; `current` tells which.
select
    event_id, edtf, earliest, latest, granularity, status, kind, headline, places, n_articles, n_independent, lineages,
    current and recorded_to is null as current, hidden
from event_state
where story = 'all' and event_id = $event
order by current desc, recorded_to is null desc, recorded_from desc, known_from desc nulls last
limit 1
