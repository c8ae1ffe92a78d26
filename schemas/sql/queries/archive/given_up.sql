-- The addresses of articles of which a version was kept as it came, and is now kept for its evidence alone, and of their
-- pages. Such a version was read again after one of its inputs came, whose bytes are still named.
with given_up as (
    select distinct v.uri
    from input as i
    join version as v on v.article_id = i.article_id and v.sha256 = i.sha256
    where i.keep = 'evidence' and i.sha256 is not null and v.keep = 'evidence' and i.batch < v.batch
)
select uri from given_up
union
select p.url from feed_page as p semi join given_up as g on g.uri = p.uri
