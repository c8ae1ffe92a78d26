-- For each undated statement of the versions in scope, but what is off (see put_off), the dated ones of other articles
-- that it may come back to: of its family of kinds, with a name in common, and either of the days on which its article
-- appeared (`near`), or told before it; for each that says a month or a year, those within it. Of the latter only the first so many of a name and family, in canonical order: a
-- name that every article has finds no more, and what is known at a time finds the same then and ever after.
with families as (
    select unnest($kinds) as kind, unnest($families) as family
),
party as (
    select version_id, mention_id, name, bool_or(kind in ('person', 'bill')) as single
    from mention_participant
    where kind not in ('place', 'group')
    group by all
),
waiting as (
    select
        m.version_id, m.mention_id, p.name, f.family, l.known_from,
        d.earliest as first_day, d.latest as last_day, d.dated_at, a.earliest, a.latest
    from mention as m
    join families as f on f.kind = m.kind
    join anchored as a on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null
    join party as p on p.version_id = m.version_id and p.mention_id = m.mention_id
    join publication as d on d.version_id = m.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = m.version_id and l.recorded_to is null
    where m.version_id in (select key from scope_waiting) and m.status <> 'cancelled'
        and (a.edtf = '' or (a.latest - a.earliest > $widest and a.known_from <= l.known_from))
        and d.earliest is not null and l.known_from is not null and d.dated_at is not null
),
told as (
    select
        m.version_id, m.mention_id, p.name, p.single, f.family, a.earliest, a.latest, a.known_from,
        row_number() over (
            partition by p.name, f.family order by a.known_from, m.mention_id, m.version_id
        ) as place
    from party as p
    join mention as m on m.version_id = p.version_id and m.mention_id = p.mention_id
    join families as f on f.kind = m.kind
    join anchored as a on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null
    where p.name in (select name from waiting)
        and a.known_from is not null and a.latest - a.earliest <= $widest
)
select distinct
    w.version_id, w.mention_id, t.version_id, t.mention_id, w.dated_at,
    t.earliest between w.first_day - $days and w.last_day as near, false as once
from waiting as w
join told as t on t.name = w.name and t.family = w.family and t.version_id <> w.version_id
where w.earliest is null and t.earliest between w.first_day - $days and w.last_day
    or (w.earliest is not null and t.place <= $most and t.earliest >= w.earliest and t.latest <= w.latest)
    or (w.earliest is null and t.single and t.place <= $most and t.latest <= w.last_day and t.known_from <= w.known_from)
union all
-- What befell one person: a deed without a day has the neighbourhood of those with one, but for its first character.
select
    w.version_id, w.mention_id, t.version_id, t.mention_id, greatest(l.known_from, t.known_from),
    false as near, true as once
from anchored as w
join lifetime as l on l.version_id = w.version_id and l.recorded_to is null
join anchored as t on t.block = w.block[2:] and t.recorded_to is null
where w.recorded_to is null and w.edtf = '' and w.block like '~%: %'
    and w.version_id in (select key from scope_waiting)
    and l.known_from is not null and t.known_from is not null
