-- The versions whose undated statements may come back to what the versions in scope date: of its family of kinds, with
-- a name in common, and known no earlier, or published within days of it, or of a month or year in which it lies. Those
-- that tell, without a day, what befell the same person. And those that did until now.
--
-- Each step is materialized and narrows the next by what it found, so that no table is joined whole.
with families as materialized (
    select unnest($kinds) as kind, unnest($families) as family
),
dated as materialized (
    select version_id, mention_id, earliest, latest, known_from
    from anchored
    where recorded_to is null and version_id in (select key from scope_versions)
        and known_from is not null and latest - earliest <= $widest
),
told as materialized (
    select p.name, f.family, d.earliest, d.latest, min(d.known_from) as known_from
    from mention as m
    join dated as d on d.version_id = m.version_id and d.mention_id = m.mention_id
    join families as f on f.kind = m.kind
    join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
    where m.version_id in (select version_id from dated) and p.version_id in (select version_id from dated)
        and p.kind not in ('place', 'group')
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
party as materialized (
    select distinct version_id, mention_id, name from mention_participant where name in (select name from told)
),
undated as materialized (
    select p.*, a.edtf = '' as dayless, a.earliest, a.latest
    from party as p
    join anchored as a on a.version_id = p.version_id and a.mention_id = p.mention_id
    where a.recorded_to is null and (
        (a.edtf = '' and a.version_id in (select version_id from near))
        or (
            a.latest - a.earliest > $widest
            and a.earliest <= (select max(earliest) from told) and a.latest >= (select min(latest) from told)
        )
    )
)
select distinct u.version_id
from undated as u
join mention as m on m.version_id = u.version_id and m.mention_id = u.mention_id
join families as f on f.kind = m.kind
join told as t on t.name = u.name and t.family = f.family
left join near as n on n.version_id = u.version_id
where (u.dayless and (n.known_from >= t.known_from or t.earliest between n.earliest - $days and n.latest))
    or (not u.dayless and t.earliest >= u.earliest and t.latest <= u.latest)
union
select w.version_id
from (
    select '~' || block as block
    from anchored
    where recorded_to is null and block like '%: %' and version_id in (select key from scope_versions)
) as t
join anchored as w on w.block = t.block and w.recorded_to is null
union
select version_id from attachment
where recorded_to is null and target_version in (select key from scope_versions)
