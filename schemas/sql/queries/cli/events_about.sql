-- The events that somebody or some place is named in: now, or by what was known at $known, or as told at $recorded.
select distinct m.event_id
from statements_about($who) as s
join membership as m on m.version_id = s.version_id and m.mention_id = s.mention_id
where if($recorded::timestamp is null, m.recorded_to is null, m.recorded_from <= as_instant($recorded::timestamp)
         and (m.recorded_to is null or m.recorded_to > as_instant($recorded::timestamp)))
  and if($known::timestamp is null, m.current, m.known_from <= as_instant($known::timestamp)
         and (m.known_to is null or m.known_to > as_instant($known::timestamp)))
