-- Versions that were among the first fifty of a crowd, or in no crowd, until this batch brought others known earlier.
select distinct version_id from copy_place where place > 50 and place_before between 1 and 50
    and version_id not in (select key from scope_versions)
