-- What the relative expressions of the versions in scope hang on: for versions that have a life of their own.
select
    p.version_id, v.source, p.earliest, p.latest, p."at", p.known_at, p.known_basis, p.dated_at, l.known_from,
    coalesce(d.dates, [])
from publication p
join version v on v.version_id = p.version_id
join lifetime l on l.version_id = p.version_id and l.recorded_to is null
left join (
    select
        version_id,
        list(struct_pack(
            role := role, method := method, text := text, day := coalesce(day::varchar, ''),
            instant := coalesce(strftime(instant, '%Y-%m-%dT%H:%M:%SZ'), ''), confidence := confidence, refused := refused
        ) order by ordinal) as dates
    from date_candidate
    where version_id in (select key from scope_versions)
    group by version_id
) d on d.version_id = p.version_id
where p.recorded_to is null and p.version_id in (select key from scope_versions)
