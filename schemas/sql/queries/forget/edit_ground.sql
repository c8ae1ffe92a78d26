-- The statements of decisions that lost some, numbered anew; '' for those that are to go.
update edit_ground set edit_id = r.edit_id, ordinal = r.ordinal
from renumbered_ground r
where edit_ground.edit_id = r.was and edit_ground.ordinal = r.was_ordinal
