-- The history of who held up the events that the versions that go had a part in; `remains`: by what is left.
create or replace temp table forgotten_held as
select
    m.event_id, m.version_id, m.mention_id, m.known_from, m.known_to, m.current, m.recorded_from, m.recorded_to,
    m.version_id not in (select key from scope_gone) as remains
from membership m
where m.event_id in (select event_id from membership where version_id in (select key from scope_gone))
