-- The neighbourhoods that have, or had until now, an event in common with one in scope: an editor merged them.
select distinct other.block
from membership m
join membership other on other.event_id = m.event_id and other.recorded_to is null
where m.recorded_to is null and m.block in (select key from scope_blocks)
