-- When anything of a story last came to be known or ceased to hold; where nothing says when, when this store took it in.
select coalesce(max(greatest(s.known_from, s.known_to)), max(s.recorded_from)) as last
from event_state as s
where s.story = $story and s.recorded_to is null and not s.hidden and s.edtf <> ''
