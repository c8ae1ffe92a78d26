-- The versions that state no publication date and that the versions in scope touch: in scope themselves, or reached
-- from one through shared words, undated version by undated version. Beyond a dated one nothing spreads.
with recursive undated as (
    select v.version_id
    from version v
    where not exists (
        from date_candidate d
        where d.version_id = v.version_id and d.role = 'published' and d.day is not null and d.refused = ''
    )
),
pair as (
    select version_id as one, other_id as other from copy_pair where recorded_to is null
    union all
    select other_id, version_id from copy_pair where recorded_to is null
),
start as (
    select key as version_id from scope_versions
    union
    select p.other from pair p join scope_versions s on s.key = p.one
),
reached as (
    select u.version_id from undated u semi join start s on s.version_id = u.version_id
    union
    select p.other
    from reached r
    join pair p on p.one = r.version_id
    join undated u on u.version_id = p.other
)
select version_id from reached
