-- An article as it stands now.
select
    article_id, uri, source, title, coalesce(lang, '') as lang, genre, mined, published_earliest, published_latest,
    coalesce(published_method, '') as published_method, coalesce(published_why, '') as published_why,
    coalesce(published_confidence, 0) as confidence, known_at, known_basis
from article
where article_id = $article
