-- The neighbourhoods of the mentions of the versions in scope.
select block, version_id, mention_id
from anchored
where recorded_to is null and block <> '' and version_key in (select md5_number_lower(key) from scope_versions)
