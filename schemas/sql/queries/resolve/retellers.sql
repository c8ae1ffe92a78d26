-- The undated statements of other versions that may come back to what `own` dates: of its family of kinds, with a name
-- in common, and known no earlier, or published within days of it, or of a month or year in which it lies. Those that
-- tell, without a day, what befell the same person, unless what is fresh comes too late to be compared with them (see
-- `retold`); those that say, without its day, of something that `own` announces that it was put off or called off. And
-- those that did until now.
--
-- Each step is materialized and narrows the next by what it found, so that no table is joined whole.
with families as materialized (
    select unnest($kinds) as kind, unnest($families) as family
),
told as materialized (
    select n.name, f.family, o.earliest, o.latest, min(o.known_from) as known_from
    from own as o
    join own_name as n on n.version_id = o.version_id and n.mention_id = o.mention_id
    join families as f on f.kind = o.kind
    where o.known_from is not null and o.latest - o.earliest <= $widest
    group by all
),
near as materialized (
    select l.version_id, l.known_from, d.earliest, d.latest
    from lifetime as l
    join publication as d on d.version_id = l.version_id and d.recorded_to is null
    where l.recorded_to is null and (
        l.known_from >= (select min(known_from) from told)
        or exists (from told as t where t.earliest between d.earliest - $days and d.latest)
    )
),
undated as materialized (
    select version_id, mention_id, true as dayless, earliest, latest
    from anchored
    where recorded_to is null and edtf = '' and version_id in (select version_id from near)
    union all
    select version_id, mention_id, false, earliest, latest
    from anchored
    where recorded_to is null and latest - earliest > $widest
        and earliest <= (select max(earliest) from told) and latest >= (select min(latest) from told)
),
named as materialized (
    select version_id, mention_id, called as name
    from mention_participant
    where called in (select name from told) and version_id in (select version_id from undated)
        and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
),
party as materialized (
    select distinct u.*, n.name
    from named as n
    join undated as u on u.version_id = n.version_id and u.mention_id = n.mention_id
),
said as materialized (
    select version_id, mention_id, kind from mention where version_id in (select version_id from party)
),
back as materialized (
    select p.*, f.family
    from party as p
    join said as m on m.version_id = p.version_id and m.mention_id = p.mention_id
    join families as f on f.kind = m.kind
),
early as materialized ( -- of what befell one person, with which those without a day are compared
    select version_id, mention_id
    from anchored
    where recorded_to is null and known_from is not null and contains(block, ': ')
        and block in (select block from own)
    qualify row_number() over (partition by block order by known_from, mention_id, version_id) <= $most
),
befallen as materialized (
    select t.block
    from own as t
    left join early as e on e.version_id = t.version_id and e.mention_id = t.mention_id
    where contains(t.block, ': ')
        and (e.version_id is not null or t.version_id not in (select key from scope_fresh))
),
announced as materialized (
    select distinct n.name, o.kind
    from own as o
    join own_name as n on n.version_id = o.version_id and n.mention_id = o.mention_id
    where o.status = 'scheduled'
),
off as materialized ( -- known no earlier than what it is off from
    select version_id, mention_id, kind
    from mention
    where status = 'cancelled' and time < 0 and version_id in (
        select version_id
        from lifetime
        where recorded_to is null and known_from >= (select min(known_from) from own where status = 'scheduled')
    )
),
off_name as materialized (
    select version_id, mention_id, called as name
    from mention_participant
    where version_id in (select version_id from off)
        and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
)
select distinct b.version_id, b.mention_id
from back as b
join told as t on t.name = b.name and t.family = b.family
left join near as n on n.version_id = b.version_id
where (b.dayless and (n.known_from >= t.known_from or t.earliest between n.earliest - $days and n.latest))
    or (not b.dayless and t.earliest >= b.earliest and t.latest <= b.latest)
union
select version_id, mention_id
from anchored
where recorded_to is null and contains(block, ': ') and block in (select '~' || block from befallen)
union
select w.version_id, w.mention_id
from off as w
join off_name as p on p.version_id = w.version_id and p.mention_id = w.mention_id
join announced as t on t.name = p.name and t.kind = w.kind
union
select version_id, mention_id
from attachment
where recorded_to is null and target_version in (select key from scope_versions)
