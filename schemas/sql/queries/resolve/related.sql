-- How the versions in scope share words, with versions in scope or not.
select version_id, other_id, relation
from copy_pair
where recorded_to is null
    and (version_id in (select key from scope_versions) or other_id in (select key from scope_versions))
