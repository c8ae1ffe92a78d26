-- All that the current version says of when it was published or modified, the refused too.
select c.role, c.method, c.text, c.day, c.confidence, c.refused
from date_candidate as c
join article as a on a.version_id = c.version_id
where a.article_id = $article
order by c.role desc, c.refused <> '', c.confidence desc, c.ordinal
