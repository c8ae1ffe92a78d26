-- The decisions that shaped states, by their new names.
update event_state s
set edits = list_filter(list_transform(s.edits, lambda edit: coalesce(r.names[edit], edit)), lambda edit: edit <> '')
from (select map(list(was), list(edit_id)) as names, list(was) as was from renamed_edit) r
where list_has_any(s.edits, r.was)
