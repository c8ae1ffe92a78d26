-- What the statements of decisions that lost some are and were, as their statements.
update edit_match set edit_id = r.edit_id, ordinal = r.ordinal
from renumbered_ground r
where edit_match.edit_id = r.was and edit_match.ordinal = r.was_ordinal
