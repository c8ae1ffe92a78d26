-- The edits that speak of an article with a version in scope.
select distinct g.edit_id
from edit_ground g
join version v on v.article_id = g.article_id
where v.version_id in (select key from scope_versions)
