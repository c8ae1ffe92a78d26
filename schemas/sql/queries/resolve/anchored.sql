-- The places on the calendar that hold for the mentions of the versions in scope.
select version_id, mention_id, block, edtf, earliest, latest, granularity, value, known_from
from anchored
where recorded_to is null and version_key in (select md5_number_lower(key) from scope_versions)
