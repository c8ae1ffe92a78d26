-- The versions that say of something announced by those in scope that it was put off or called off, without its day.
with planned as materialized (
    select version_id, mention_id, kind
    from mention
    where version_id in (select key from scope_versions) and status = 'scheduled'
),
told as materialized (
    select distinct p.name, m.kind
    from planned as m
    join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
    where p.version_id in (select key from scope_versions)
),
off as materialized (
    select version_id, mention_id, kind from mention where status = 'cancelled' and time < 0
)
select distinct w.version_id
from off as w
join mention_participant as p on p.version_id = w.version_id and p.mention_id = w.mention_id
join told as t on t.name = p.name and t.kind = w.kind
where p.kind not in ('place', 'group')
