-- The versions of an article, in the order in which it said so.
select version_id, known_from, known_to, current, title, sha256
from article_version
where article_id = $article
order by known_from nulls last, version_id
