-- For each statement of the versions in scope that something was put off or called off, without the day on which it was
-- to be, what other articles had announced by then: of its kind, with a name in common, still to come when the article
-- appeared, and not on the day that it was put off to.
with called_off as materialized (
    select version_id, mention_id, kind
    from mention
    where version_id in (select key from scope_waiting) and status = 'cancelled'
),
undated as materialized (
    select m.*
    from called_off as m
    join anchored as a on a.version_id = m.version_id and a.mention_id = m.mention_id
    where a.version_id in (select version_id from called_off) and a.recorded_to is null and a.edtf = ''
),
named as materialized (
    select m.*, p.name
    from undated as m
    join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
    where p.version_id in (select version_id from undated) and p.kind not in ('place', 'group')
),
moved as materialized (
    select k.version_id, k.target_id, n.block
    from mention_link as k
    join anchored as n
        on n.version_id = k.version_id and n.mention_id = k.source_id and n.recorded_to is null
    where k.version_id in (select version_id from undated) and n.version_id in (select version_id from undated)
        and k.relation = 'postpones'
),
waiting as materialized (
    select
        m.version_id, m.mention_id, m.kind, m.name, l.known_from, d.earliest as first_day, d.dated_at, n.block as instead
    from named as m
    join publication as d on d.version_id = m.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = m.version_id and l.recorded_to is null
    left join moved as n on n.version_id = m.version_id and n.target_id = m.mention_id
    where d.earliest is not null and d.dated_at is not null and l.known_from is not null
),
ahead as materialized (
    select version_id, mention_id, earliest, known_from, block
    from anchored
    where recorded_to is null and earliest >= (select min(first_day) from waiting) and latest - earliest <= $widest
),
planned as materialized (
    select p.name, a.*
    from mention_participant as p
    join ahead as a on a.version_id = p.version_id and a.mention_id = p.mention_id
    where p.name in (select name from waiting)
)
select distinct w.version_id, w.mention_id, p.version_id, p.mention_id, w.dated_at, true as near, false as once
from waiting as w
join planned as p on p.name = w.name
join mention as m
    on m.version_id = p.version_id and m.mention_id = p.mention_id and m.kind = w.kind and m.status = 'scheduled'
where p.version_id <> w.version_id and p.earliest >= w.first_day and p.known_from <= w.known_from
    and p.block is distinct from w.instead
