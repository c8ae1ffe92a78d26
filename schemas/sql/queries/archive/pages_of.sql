-- The addresses of articles that came under these publishers' names, and of the pages that feeds led to for them.
with came as (
    select uri, source from version
    union
    select uri, source from input where outcome <> 'erased'
)
select c.uri, c.source from came as c where list_contains($names, c.source)
union
select p.url, c.source
from came as c
join feed_page as p on p.uri = c.uri
where list_contains($names, c.source) and p.url <> ''
