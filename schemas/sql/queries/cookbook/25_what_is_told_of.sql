-- What is told of somebody or some place, by whatever name or identifier that a story file gives?
select t.earliest, t.status, t.headline
from timeline as t
where t.story = 'all' and t.event_id in (
    select e.event_id from evidence as e semi join statements_about('Brinmouth') using (version_id, mention_id)
)
order by t.earliest, t.event_id
