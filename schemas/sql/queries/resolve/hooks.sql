-- The mentions of the versions in scope, and how they hang on their document's time expressions.
select m.version_id, m.mention_id, m.time, m.bound, m.status
from mention m
where m.version_id in (select key from scope_versions)
order by m.version_id, m.ordinal
