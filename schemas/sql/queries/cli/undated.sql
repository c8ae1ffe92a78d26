-- How many statements of a story's articles no event took, because nothing dates them.
select count(*) as undated
from evidence as e
where e.event_id is null
  and ($story = 'all' or e.article_id in (
      select o.article_id from evidence as o join timeline as t on t.event_id = o.event_id where t.story = $story))
