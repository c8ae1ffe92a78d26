-- The archived bytes that something refers to, and that are kept as they came. Of what is not kept so: a feed's item that
-- waits for its page, and what a feed said of an article beside its words.
select sha256 from version where keep = 'text'
union
select sha256 from input where sha256 is not null and keep = 'text'
union
select i.sha256 from input as i semi join feed_page as f on f.article = i.sha256 and not f.taken where i.keep <> 'text'
union
select f.article
from feed_page as f
semi join version as v on v.uri = f.uri and v.keep <> 'text'
where f.taken and f.article not in (select sha256 from version where keep <> 'text')
