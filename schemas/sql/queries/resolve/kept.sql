-- What stood in the neighbourhoods in scope just before the instant that is given for each, and since when: each event as
-- it was then, and with its names each of its members.
select s.block, s.event_id, '' as version_id, '' as mention_id, s.known_from
from event_state s
join scope_since i on i.key = s.block
where s.recorded_to is null and s.story = 'all'
    and s.known_from < i.since and (s.known_to is null or s.known_to >= i.since)
union all
select m.block, m.event_id, m.version_id, m.mention_id, m.known_from
from membership m
join scope_since i on i.key = m.block
where m.recorded_to is null and m.known_from < i.since and (m.known_to is null or m.known_to >= i.since)
