-- The lifetimes of the articles in scope, an article's in the order in which its versions replaced each other.
select l.version_id, l.article_id, l.known_from, l.known_to, l.current
from lifetime l
left join arrival came on came.version_id = l.version_id
where l.recorded_to is null and l.article_id in (select key from scope_articles)
order by l.article_id, l.known_from nulls last, came.batch, came.ordinal, l.version_id
