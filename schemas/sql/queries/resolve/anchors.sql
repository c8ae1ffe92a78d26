-- What the relative expressions of the versions in scope hang on: for versions that have a life of their own.
select
    p.version_id, p.earliest, p.latest, l.known_from, p.dated_at,
    case when p.known_basis in ('observed', 'modified') then p.known_at::date end as seen
from publication p
join lifetime l on l.version_id = p.version_id and l.recorded_to is null
where p.recorded_to is null and p.version_id in (select key from scope_versions)
