-- For each statement of the versions in scope that something was put off or called off, without the day on which it was
-- to be, what other articles had announced by then: of its kind, with a name in common, still to come when the article
-- appeared, and not on the day that it was put off to.
with waiting as (
    select
        m.version_id, m.mention_id, m.kind, p.name, l.known_from, d.earliest as first_day, d.dated_at, n.block as instead
    from mention as m
    join anchored as a on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null
    join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
    join publication as d on d.version_id = m.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = m.version_id and l.recorded_to is null
    left join mention_link as k
        on k.version_id = m.version_id and k.target_id = m.mention_id and k.relation = 'postpones'
    left join anchored as n
        on n.version_id = k.version_id and n.mention_id = k.source_id and n.recorded_to is null
    where m.version_id in (select key from scope_waiting) and m.status = 'cancelled' and a.edtf = ''
        and p.kind not in ('place', 'group')
        and d.earliest is not null and d.dated_at is not null and l.known_from is not null
)
select distinct w.version_id, w.mention_id, a.version_id, a.mention_id, w.dated_at, true as near, false as once
from waiting as w
join mention_participant as p on p.name = w.name
join mention as m
    on m.version_id = p.version_id and m.mention_id = p.mention_id and m.kind = w.kind and m.status = 'scheduled'
join anchored as a on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null
where a.version_id <> w.version_id and a.earliest >= w.first_day and a.known_from <= w.known_from
    and a.latest - a.earliest <= $widest and a.block is distinct from w.instead
