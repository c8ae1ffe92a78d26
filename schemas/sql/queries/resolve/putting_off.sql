-- The versions that say of something announced by those in scope that it was put off or called off, without its day.
select distinct w.version_id
from mention as m
join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
join mention_participant as q on q.name = p.name
join mention as w
    on w.version_id = q.version_id and w.mention_id = q.mention_id and w.kind = m.kind and w.status = 'cancelled'
where m.version_id in (select key from scope_versions) and m.status = 'scheduled' and w.time < 0
