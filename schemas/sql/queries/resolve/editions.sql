-- What decides the order of the versions of the articles in scope.
select v.version_id, v.article_id, p.known_at, came.batch, came.ordinal, v.content
from version v
join arrival came on came.version_id = v.version_id
join publication p on p.version_id = v.version_id and p.recorded_to is null
where v.article_id in (select key from scope_articles)
