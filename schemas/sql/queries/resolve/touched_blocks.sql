-- The neighbourhoods that hold, or held until now, a mention of a version in scope.
select distinct block from membership where recorded_to is null and version_id in (select key from scope_versions)
union
select distinct block from anchored
where recorded_to is null and block <> '' and version_key in (select md5_number_lower(key) from scope_versions)
