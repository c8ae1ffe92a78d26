-- The stories whose definitions select an article as it stands now.
select s.story
from story_version as s
join article as a on a.version_id = s.version_id
where a.article_id = $article and s.recorded_to is null
order by s.story
