-- How many events of the current timeline rest on versions in scope alone, and how many on others too.
select count(*) filter (gone), count(*) filter (not gone)
from (
    select bool_and(version_id in (select key from scope_gone)) as gone
    from membership
    where current and recorded_to is null
    group by event_id
    having bool_or(version_id in (select key from scope_gone))
)
