-- The other versions of the articles of the versions in scope.
select s.version_id
from version s
where s.article_id in (select v.article_id from version v semi join scope_versions on key = v.version_id)
    and s.version_id not in (select key from scope_versions)
