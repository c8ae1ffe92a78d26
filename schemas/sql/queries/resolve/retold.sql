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
    join own_name as n on n.mention_key = o.mention_key
    join publication as d on d.version_id = o.version_id and d.recorded_to is null
    join lifetime as l on l.version_id = o.version_id and l.recorded_to is null
    where o.status <> 'cancelled'
        and (o.edtf = '' or (o.latest - o.earliest > $widest and o.known_from <= l.known_from))
        and d.earliest is not null and l.known_from is not null and d.dated_at is not null
),
dated as materialized ( -- of the families that are waited for, whatever their names
    select a.version_id, a.mention_id, a.mention_key, a.earliest, a.latest, a.known_from, m.kind, m.status, f.family
    from anchored as a
    join mention as m on m.mention_key = a.mention_key
    join families as f on f.kind = m.kind
    where a.recorded_to is null and a.known_from is not null and a.latest - a.earliest <= $widest
        and f.family in (select o.family from waiting as w join families as o on o.kind = w.kind)
),
named as materialized (
    select p.mention_key, p.called as name, bool_or(p.kind in ('person', 'bill')) as single
    from mention_participant as p
    semi join dated as d on d.mention_key = p.mention_key
    where p.called in (select name from waiting)
        and p.kind not in ('group', 'thing') and (p.kind <> 'place' or p.role in ('actor', 'target'))
    group by all
),
told as materialized (
    select
        n.name, n.single, d.*,
        row_number() over (partition by n.name, d.family order by d.known_from, d.mention_id, d.version_id) as place
    from named as n
    join dated as d on d.mention_key = n.mention_key
    where n.single or n.name in (select name from waiting where earliest is not null)
    qualify place <= $most
),
found as materialized (
    select
        w.version_id, w.mention_id, d.version_id as target_version, d.mention_id as target_mention, d.mention_key,
        w.dated_at, true as near, w.lemma, w.trigger
    from waiting as w
    join named as n on n.name = w.name
    join dated as d
        on d.mention_key = n.mention_key and d.kind = w.kind and d.status = w.status and d.version_id <> w.version_id
    where w.earliest is null and d.earliest between w.first_day - $days and w.last_day
    union
    select
        w.version_id, w.mention_id, t.version_id, t.mention_id, t.mention_key, w.dated_at,
        t.earliest between w.first_day - $days and w.last_day, w.lemma, w.trigger
    from waiting as w
    join told as t
        on t.name = w.name and t.kind = w.kind and t.status = w.status and t.version_id <> w.version_id
    where (w.earliest is not null and t.earliest >= w.earliest and t.latest <= w.latest)
        or (w.earliest is null and t.single and t.latest <= w.last_day and t.known_from <= w.known_from)
),
said as materialized ( -- picked by rowid, as in `items`
    select mention_key, lemma, trigger
    from mention
    where rowid in (select rowid from mention where mention_key in (select mention_key from found))
)
select
    f.mention_key, f.version_id, f.mention_id, f.target_version, f.target_mention, f.dated_at, f.near, false as once,
    f.lemma, f.trigger, m.lemma, m.trigger
from found as f
join said as m on m.mention_key = f.mention_key
union all
-- A deed without a day has the neighbourhood of those with one, but for its first character.
select
    t.mention_key, w.version_id, w.mention_id, t.version_id, t.mention_id, greatest(l.known_from, t.known_from),
    false as near, true as once, '', '', '', ''
from own as w
join lifetime as l on l.version_id = w.version_id and l.recorded_to is null
join anchored as t on t.block_key = md5_number_lower(w.block[2:]) and t.recorded_to is null
where w.edtf = '' and w.block like '~%: %' and l.known_from is not null and t.known_from is not null
qualify row_number() over (
    partition by w.version_id, w.mention_id order by t.known_from, t.mention_id, t.version_id
) <= $most
