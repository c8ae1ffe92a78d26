-- The live pairs in which a version in scope takes part.
select rowid, version_id, other_id, relation, score, words
from copy_pair
where recorded_to is null
    and (version_id in (select key from scope_versions) or other_id in (select key from scope_versions))
