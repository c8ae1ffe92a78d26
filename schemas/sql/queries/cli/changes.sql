-- What changed in a story between two instants; $until NULL: what is new since the first.
select d.* from timeline_diff($story, $since::timestamp, $until::timestamp) as d where $until::timestamp is not null
union all by name
select n.* from whats_new($story, $since::timestamp) as n where $until::timestamp is null
order by coalesce(earliest, latest), event_id, change
