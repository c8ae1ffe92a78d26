-- Which place each version has among those that hold a fingerprint of a version in scope, and which it had before the
-- versions of this batch; 1 for all where it is no crowd.
--
-- A fingerprint that more than fifty versions hold is furniture, or a report that everybody printed. There, the first
-- fifty in the order in which they were known by what they state themselves, then by id, are where the others meet.
create or replace temp table copy_place as
with held as materialized (
    select f.hash, f.version_id
    from fingerprint f
    semi join (select hash from fingerprint semi join scope_versions on key = version_id) touched
        on touched.hash = f.hash
),
crowded as materialized (select hash from held group by hash having count(*) > 50),
stated as materialized (                 -- as dating chooses: by method, then by confidence, then in the document's order
    select
        d.version_id, d.role, coalesce(d.instant, d.day + interval '86399' second) as known_at,
        (-list_position($methods::varchar[], d.method), d.confidence, -d.ordinal) as trust
    from date_candidate d
    where d.refused = '' and d.day is not null
),
moment as materialized (
    select
        v.version_id,
        coalesce(v.observed, greatest(
            max_by(s.known_at, s.trust) filter (s.role = 'published'),
            max_by(s.known_at, s.trust) filter (s.role = 'modified')
        )) as known_at
    from version v
    left join stated s on s.version_id = v.version_id
    where v.version_id in (select h.version_id from held h semi join crowded c on c.hash = h.hash)
    group by v.version_id, v.observed
)
select hash, version_id, 1 as place, 1 as place_before from held anti join crowded using (hash)
union all
select
    h.hash, h.version_id,
    row_number() over known as place,
    count(*) filter (v.batch <> $batch) over known as place_before
from held h
semi join crowded c on c.hash = h.hash
join moment m on m.version_id = h.version_id
join version v on v.version_id = h.version_id
window known as (partition by h.hash order by m.known_at nulls last, h.version_id)
