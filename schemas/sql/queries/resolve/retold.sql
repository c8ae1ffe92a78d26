-- For each undated statement of `own`, but what is off (see put_off), the dated ones of other articles that it may come
-- back to: of its kind, with a name in common, and either of the days on which its article appeared (`near`), or told
-- before it; for each that says a month or a year, those within it. Of the latter only the first so many of a name and
-- family, in canonical order: a name that every article has finds no more, and what is known at a time finds the same
-- then and ever after. Last, what befell one person (`once`).
--
-- Each step is materialized and narrows the next by what it found, so that no table is joined whole.
with families as materialized (
    select unnest($kinds) as kind, unnest($families) as family
),
waiting as materialized (
    select distinct
        o.version_id, o.mention_id, n.name, o.kind, o.status, o.lemma, o.trigger, l.known_from,
        d.earliest as first_day, d.latest as last_day, d.dated_at, o.earliest, o.latest
    from own as o
    join families as f on f.kind = o.kind
    join own_name as n on n.version_id = o.version_id and n.mention_id = o.mention_id
    join publication as d on d.version_id = o.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = o.version_id and l.recorded_to is null
    where o.status <> 'cancelled'
        and (o.edtf = '' or (o.latest - o.earliest > $widest and o.known_from <= l.known_from))
        and d.earliest is not null and l.known_from is not null and d.dated_at is not null
),
soon as materialized (
    select version_id, mention_id, earliest, known_from
    from anchored
    where recorded_to is null and known_from is not null and latest - earliest <= $widest
        and earliest >= (select min(first_day) - $days from waiting where earliest is null)
        and earliest <= (select max(last_day) from waiting where earliest is null)
),
soon_name as materialized (
    select version_id, mention_id, called as name
    from mention_participant
    where called in (select name from waiting where earliest is null) and version_id in (select version_id from soon)
        and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
),
met as materialized (
    select distinct p.name, s.*
    from soon_name as p
    join soon as s on s.version_id = p.version_id and s.mention_id = p.mention_id
),
said as materialized (
    select version_id, mention_id, kind, status, lemma, trigger
    from mention
    where version_id in (select version_id from met)
),
party as materialized (
    select version_id, mention_id, called as name, bool_or(kind in ('person', 'bill')) as single
    from mention_participant
    where called in (select name from waiting)
        and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
        and (kind in ('person', 'bill') or called in (select name from waiting where earliest is not null))
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
        p.*, m.kind, m.status, m.lemma, m.trigger,
        row_number() over (
            partition by p.name, f.family order by p.known_from, p.mention_id, p.version_id
        ) as place
    from placed as p
    join mention as m on m.version_id = p.version_id and m.mention_id = p.mention_id
    join families as f on f.kind = m.kind
    qualify place <= $most
),
found as (
    select
        w.version_id, w.mention_id, t.version_id as target_version, t.mention_id as target_mention, w.dated_at,
        true as near, w.lemma, w.trigger, m.lemma as target_lemma, m.trigger as target_trigger
    from waiting as w
    join met as t on t.name = w.name and t.version_id <> w.version_id
    join said as m
        on m.version_id = t.version_id and m.mention_id = t.mention_id and m.kind = w.kind and m.status = w.status
    where w.earliest is null and t.earliest between w.first_day - $days and w.last_day
    union
    select
        w.version_id, w.mention_id, t.version_id, t.mention_id, w.dated_at,
        t.earliest between w.first_day - $days and w.last_day, w.lemma, w.trigger, t.lemma, t.trigger
    from waiting as w
    join told as t
        on t.name = w.name and t.kind = w.kind and t.status = w.status and t.version_id <> w.version_id
    where (w.earliest is not null and t.earliest >= w.earliest and t.latest <= w.latest)
        or (w.earliest is null and t.single and t.latest <= w.last_day and t.known_from <= w.known_from)
)
select
    version_id, mention_id, target_version, target_mention, dated_at, near, false as once,
    lemma, trigger, target_lemma, target_trigger
from found
union all
-- A deed without a day has the neighbourhood of those with one, but for its first character.
select
    w.version_id, w.mention_id, t.version_id, t.mention_id, greatest(l.known_from, t.known_from),
    false as near, true as once, '', '', '', ''
from own as w
join lifetime as l on l.version_id = w.version_id and l.recorded_to is null
join anchored as t on t.block = w.block[2:] and t.recorded_to is null
where w.edtf = '' and w.block like '~%: %' and l.known_from is not null and t.known_from is not null
qualify row_number() over (
    partition by w.version_id, w.mention_id order by t.known_from, t.mention_id, t.version_id
) <= $most
