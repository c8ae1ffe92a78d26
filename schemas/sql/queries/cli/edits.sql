-- What editors decided, in its order; $stale: only what has lost its ground.
select
    e.edit_id, e.made, e.editor, e.action, e.value, e.why, e.quotes, e.uris, e.sides, e.event_ids, e.undone_by, e.stale,
    e.reason, e.recorded
from edit as e
where e.stale or not $stale
order by e.ordinal
