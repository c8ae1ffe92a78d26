-- What the versions of an article changed in the ones before them, what matters most first.
select version_id, change, was, now, notice_kind, notice
from revision
where article_id = $article
order by known_at nulls last, version_id, ordinal
