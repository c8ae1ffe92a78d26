-- All words of the versions in scope, one row a version. The texts are picked by rowid, found by their keys alone: a join
-- would first read the texts of the whole store.
select version_id, string_agg(text, ' ' order by part) as text
from part
where rowid in (select rowid from part where version_id in (select key from scope_versions))
group by version_id
