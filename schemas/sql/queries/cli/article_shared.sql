-- The articles that an article shares words with, the closest first.
with pairs as (
    select relation, true as outward, other_id, score, words from copy where article_id = $article
    union all
    select relation, false, article_id, score, words from copy where other_id = $article
)
select p.relation, p.outward, a.uri as other_uri, a.source as other_source, p.score, p.words
from pairs as p
join article as a on a.article_id = p.other_id
order by p.score desc, a.uri
