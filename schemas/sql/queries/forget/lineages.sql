-- Lines of ended states' lineages that name what goes.
update event_state s
set lineages = list_filter(
    s.lineages, lambda line: len(list_filter(o.names, lambda name: contains(line, name))) = 0
)
from (select coalesce(list(name), []) as names from forgotten_named) o
where s.recorded_to is not null and len(o.names) > 0 and s.event_id in (select event_id from forgotten_held)
