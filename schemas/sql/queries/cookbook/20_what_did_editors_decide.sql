-- What did our editors decide on events of this story, why, and does it still hold?
select e.made, e.editor, e.action, e.value, e.why, t.headline, coalesce(e.undone_by, e.reason, 'holds') as stands
from edit as e
left join timeline as t on t.story = 'all' and list_contains(e.event_ids, t.event_id)
where e.action <> 'undo'
order by e.ordinal
