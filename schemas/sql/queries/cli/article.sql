-- An article as it stands now, at the address at which it can be opened.
select
    article_id, coalesce(f.url, if(a.url = regexp_replace(a.uri, '^https:', 'http:'), a.url, a.uri)) as uri, source, title,
    coalesce(lang, '') as lang, genre, mined, published_earliest, published_latest,
    coalesce(published_method, '') as published_method, coalesce(published_why, '') as published_why,
    coalesce(published_confidence, 0) as confidence, known_at, known_basis
from article as a
left join feed_page as f on f.uri = a.uri and f.url = regexp_replace(f.uri, '^https:', 'http:')
where a.article_id = $article
