-- The undated statements of other versions that may come back to what `own` dates: of its kind and status, or of its
-- family of kinds where it may take the place of another among the first so many (see `retold`); with a name in common,
-- and known no earlier, or published within days of it, or of a month or year in which it lies. Those that tell, without
-- a day, what befell the same person, unless what is fresh comes too late to be compared with them; those that say,
-- without its day, of something that `own` announces that it was put off or called off. And those that did until now.
--
-- Each step is materialized and narrows the next by what it found, so that no table is joined whole.
with families as materialized (
    select unnest($kinds) as kind, unnest($families) as family
),
later as materialized ( -- who was named by what was there and is known after something that `own` tells
    select p.called as name, max(l.known_from) as known_from
    from mention_participant as p
    join (
        select md5_number_lower(version_id) as version_key, known_from
        from lifetime
        where recorded_to is null and version_id not in (select key from scope_fresh)
            and known_from >= (select min(known_from) from own)
    ) as l on l.version_key = p.version_key
    group by all
),
told as materialized ( -- what is known last takes the place of nothing among the first so many
    select
        n.name, f.family, o.kind, o.status, o.earliest, o.latest, min(o.known_from) as known_from,
        coalesce(min(o.known_from) <= any_value(l.known_from), false) as displaces
    from own as o
    join own_name as n on n.mention_key = o.mention_key
    join families as f on f.kind = o.kind
    left join later as l on l.name = n.name
    where o.known_from is not null and o.latest - o.earliest <= $widest
    group by all
),
near as materialized (
    select l.version_id, md5_number_lower(l.version_id) as version_key, l.known_from, d.earliest, d.latest
    from lifetime as l
    join publication as d on d.version_id = l.version_id and d.recorded_to is null
    where l.recorded_to is null and (
        l.known_from >= (select min(known_from) from told)
        or exists (from told as t where t.earliest between d.earliest - $days and d.latest)
    )
),
dayless as materialized (
    select version_id, mention_id, mention_key, true as dayless, earliest, latest
    from anchored
    where recorded_to is null and edtf = '' and version_key in (select version_key from near)
    union all
    select version_id, mention_id, mention_key, false, earliest, latest
    from anchored
    where recorded_to is null and latest - earliest > $widest and (
        -- what takes another's place among the first so many may lie anywhere
        (select bool_or(displaces) from told)
        or (earliest <= (select max(earliest) from told) and latest >= (select min(latest) from told))
    )
),
undated as materialized ( -- of the families that are told of, whatever their names
    select u.*, m.kind, m.status, f.family
    from mention as m
    join dayless as u on u.mention_key = m.mention_key
    join families as f on f.kind = m.kind
    where f.family in (select family from told)
),
named as materialized (
    select distinct p.mention_key, p.called as name
    from mention_participant as p
    semi join undated as u on u.mention_key = p.mention_key
    where p.called in (select name from told)
        and p.kind not in ('group', 'thing') and (p.kind <> 'place' or p.role in ('actor', 'target'))
),
back as materialized (
    select u.*, n.name
    from named as n
    join undated as u on u.mention_key = n.mention_key
),
early as materialized ( -- of what befell one person, with which those without a day are compared
    select mention_key
    from anchored
    where recorded_to is null and known_from is not null
        and block_key in (select md5_number_lower(block) from own where contains(block, ': '))
    qualify row_number() over (partition by block order by known_from, mention_id, version_id) <= $most
),
befallen as materialized (
    select t.block
    from own as t
    left join early as e on e.mention_key = t.mention_key
    where contains(t.block, ': ')
        and (e.mention_key is not null or t.version_id not in (select key from scope_fresh))
),
announced as materialized (
    select distinct n.name, o.kind
    from own as o
    join own_name as n on n.mention_key = o.mention_key
    where o.status = 'scheduled'
),
off as materialized ( -- known no earlier than what it is off from
    select version_id, mention_id, mention_key, kind
    from mention
    where status = 'cancelled' and time < 0 and version_key in (
        select md5_number_lower(version_id)
        from lifetime
        where recorded_to is null and known_from >= (select min(known_from) from own where status = 'scheduled')
    )
),
off_name as materialized (
    select mention_key, called as name
    from mention_participant
    where mention_key in (select mention_key from off)
        and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
)
select distinct b.version_id, b.mention_id
from back as b
join told as t on t.name = b.name and t.family = b.family
left join near as n on n.version_id = b.version_id
where (t.displaces or (t.kind = b.kind and b.status in (t.status, 'cancelled')))
    and (
        (b.dayless and (n.known_from >= t.known_from or t.earliest between n.earliest - $days and n.latest))
        or (not b.dayless and (t.displaces or (t.earliest >= b.earliest and t.latest <= b.latest)))
    )
union
select version_id, mention_id
from anchored
where recorded_to is null and block_key in (select md5_number_lower(concat('~', block)) from befallen)
union
select w.version_id, w.mention_id
from off as w
join off_name as p on p.mention_key = w.mention_key
join announced as t on t.name = p.name and t.kind = w.kind
union
select version_id, mention_id
from attachment
where recorded_to is null and target_version in (select key from scope_versions)
