-- How many statements of a story's articles no event took, because nothing dates them.
select count(*) as undated
from evidence as e
where e.event_id is null
  and ($story = 'all' or e.version_id in (
      select s.version_id from story_version as s where s.story = $story and s.recorded_to is null))
