-- All words of the versions in scope, one row a version.
select version_id, string_agg(text, ' ' order by part) as text
from part
where version_id in (select key from scope_versions)
group by version_id
