create macro told_in() as table
    select v.version_id, list(v.story order by v.story) as stories
    from story_version as v
    where v.recorded_to is null and v.story in (select a.story from story_entity as a)
    group by v.version_id;

comment on macro table told_in is 'By version, the stories whose articles it is one of, of those that give names.';
