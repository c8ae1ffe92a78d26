-- For each undated statement of the versions in scope, but what is off (see put_off), the dated ones of other articles
-- that it may come back to: of its family of kinds, with a name in common, and either of the days on which its article
-- appeared (`near`), or told before it; for each that says a month or a year, those within it. Of the latter only the
-- first so many of a name and family, in canonical order: a name that every article has finds no more, and what is known
-- at a time finds the same then and ever after. Last, what befell one person (`once`).
--
-- Each step is materialized and narrows the next by what it found, so that no table is joined whole.
with families as materialized (
    select unnest($kinds) as kind, unnest($families) as family
),
undated as materialized (
    select m.version_id, m.mention_id, m.kind, m.status
    from mention as m
    join families as f on f.kind = m.kind
    where m.version_id in (select key from scope_waiting) and m.status <> 'cancelled'
),
placeless as materialized (
    select u.*, a.edtf = '' as dayless, a.earliest, a.latest, a.known_from
    from undated as u
    join anchored as a on a.version_id = u.version_id and a.mention_id = u.mention_id
    where a.version_id in (select version_id from undated) and a.recorded_to is null
        and (a.edtf = '' or a.latest - a.earliest > $widest)
),
waiting as materialized (
    select distinct
        u.version_id, u.mention_id, p.name, u.kind, u.status, l.known_from,
        d.earliest as first_day, d.latest as last_day, d.dated_at, u.earliest, u.latest
    from placeless as u
    join mention_participant as p on p.version_id = u.version_id and p.mention_id = u.mention_id
    join publication as d on d.version_id = u.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = u.version_id and l.recorded_to is null
    where p.version_id in (select version_id from placeless) and p.kind not in ('place', 'group')
        and (u.dayless or u.known_from <= l.known_from)
        and d.earliest is not null and l.known_from is not null and d.dated_at is not null
),
party as materialized (
    select version_id, mention_id, name, bool_or(kind in ('person', 'bill')) as single
    from mention_participant
    where kind not in ('place', 'group') and name in (select name from waiting)
    group by all
),
placed as materialized (
    select p.*, a.earliest, a.latest, a.known_from
    from party as p
    join anchored as a on a.version_id = p.version_id and a.mention_id = p.mention_id
    where a.recorded_to is null and a.known_from is not null and a.latest - a.earliest <= $widest
),
told as materialized (
    select
        p.*, m.kind, m.status,
        row_number() over (
            partition by p.name, f.family order by p.known_from, p.mention_id, p.version_id
        ) as place
    from placed as p
    join mention as m on m.version_id = p.version_id and m.mention_id = p.mention_id
    join families as f on f.kind = m.kind
)
select distinct
    w.version_id, w.mention_id, t.version_id, t.mention_id, w.dated_at,
    t.earliest between w.first_day - $days and w.last_day as near, false as once
from waiting as w
join told as t
    on t.name = w.name and t.kind = w.kind and t.status = w.status and t.version_id <> w.version_id
where w.earliest is null and t.earliest between w.first_day - $days and w.last_day
    or (w.earliest is not null and t.place <= $most and t.earliest >= w.earliest and t.latest <= w.latest)
    or (w.earliest is null and t.single and t.place <= $most and t.latest <= w.last_day and t.known_from <= w.known_from)
union all
-- A deed without a day has the neighbourhood of those with one, but for its first character.
select
    w.version_id, w.mention_id, t.version_id, t.mention_id, greatest(l.known_from, t.known_from),
    false as near, true as once
from (
    select version_id, mention_id, block[2:] as block
    from anchored
    where recorded_to is null and edtf = '' and block like '~%: %' and version_id in (select key from scope_waiting)
) as w
join lifetime as l on l.version_id = w.version_id and l.recorded_to is null
join anchored as t on t.block = w.block and t.recorded_to is null
where l.known_from is not null and t.known_from is not null
qualify row_number() over (
    partition by w.version_id, w.mention_id order by t.known_from, t.mention_id, t.version_id
) <= $most
