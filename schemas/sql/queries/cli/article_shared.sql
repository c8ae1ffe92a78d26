-- The articles that an article shares words with, the closest first, where each can be opened.
with pairs as (
    select relation, true as outward, other_id, score, words from copy where article_id = $article
    union all
    select relation, false, article_id, score, words from copy where other_id = $article
)
select
    p.relation, p.outward,
    coalesce(f.url, if(a.url = regexp_replace(a.uri, '^https:', 'http:'), a.url, a.uri)) as other_uri,
    a.source as other_source, p.score, p.words
from pairs as p
join article as a on a.article_id = p.other_id
left join feed_page as f on f.uri = a.uri and f.url = regexp_replace(f.uri, '^https:', 'http:')
order by p.score desc, a.uri
