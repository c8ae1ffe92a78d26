-- The versions whose undated statements may come back to what the versions in scope date: of its family of kinds, with
-- a name in common, and known no earlier, or published within days of it. And those that did until now.
with families as (
    select unnest($kinds) as kind, unnest($families) as family
),
told as (
    select distinct p.name, f.family, a.earliest, a.latest, a.known_from
    from anchored as a
    join mention as m on m.version_id = a.version_id and m.mention_id = a.mention_id
    join families as f on f.kind = m.kind
    join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
    where a.recorded_to is null and a.version_id in (select key from scope_versions)
        and a.known_from is not null and a.latest - a.earliest <= $widest and p.kind not in ('place', 'group')
)
select distinct m.version_id
from mention_participant as p
join mention as m on m.version_id = p.version_id and m.mention_id = p.mention_id
join families as f on f.kind = m.kind
join told as t on t.name = p.name and t.family = f.family
join anchored as a on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null
join publication as d on d.version_id = m.version_id and d.recorded_to is null
join lifetime as l on l.version_id = m.version_id and l.recorded_to is null
where (a.edtf = '' and (l.known_from >= t.known_from or t.earliest between d.earliest - $days and d.latest))
    or (a.latest - a.earliest > $widest and t.earliest >= a.earliest and t.latest <= a.latest)
union
select w.version_id
from anchored as t
join anchored as w on w.block = '~' || t.block and w.recorded_to is null
where t.recorded_to is null and t.block like '%: %' and t.version_id in (select key from scope_versions)
union
select version_id from attachment
where recorded_to is null and target_version in (select key from scope_versions)
