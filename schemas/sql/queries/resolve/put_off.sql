-- For each statement of `own` that something was put off or called off, without the day on which it was to be, what
-- other articles had announced by then: of its kind, with a name in common, still to come when the article appeared, and
-- not on the day that it was put off to.
with off as materialized (
    select distinct version_id from own where status = 'cancelled' and edtf = ''
),
later as materialized (
    select version_id, mention_id, block
    from anchored
    where recorded_to is null and version_key in (select md5_number_lower(version_id) from off)
),
moved as materialized (
    select k.version_id, k.target_id, n.block
    from mention_link as k
    join later as n on n.version_id = k.version_id and n.mention_id = k.source_id
    where k.version_id in (select version_id from off) and k.relation = 'postpones'
),
waiting as materialized (
    select
        m.version_id, m.mention_id, m.kind, p.name, l.known_from, d.earliest as first_day, d.dated_at, n.block as instead
    from own as m
    join own_name as p on p.mention_key = m.mention_key
    join publication as d on d.version_id = m.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = m.version_id and l.recorded_to is null
    left join moved as n on n.version_id = m.version_id and n.target_id = m.mention_id
    where m.status = 'cancelled' and m.edtf = ''
        and d.earliest is not null and d.dated_at is not null and l.known_from is not null
),
ahead as materialized (
    select version_id, mention_id, mention_key, earliest, known_from, block
    from anchored
    where recorded_to is null and earliest >= (select min(first_day) from waiting) and latest - earliest <= $widest
),
ahead_name as materialized (
    select mention_key, called as name
    from mention_participant
    where called in (select name from waiting) and mention_key in (select mention_key from ahead)
        and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
),
planned as materialized (
    select p.name, a.*
    from ahead_name as p
    join ahead as a on a.mention_key = p.mention_key
),
said as materialized (
    select mention_key, kind, status from mention where mention_key in (select mention_key from planned)
)
select distinct
    p.mention_key, w.version_id, w.mention_id, p.version_id, p.mention_id, w.dated_at, true as near, false as once
from waiting as w
join planned as p on p.name = w.name
join said as m
    on m.mention_key = p.mention_key and m.kind = w.kind and m.status = 'scheduled'
where p.version_id <> w.version_id and p.earliest >= w.first_day and p.known_from <= w.known_from
    and p.block is distinct from w.instead
