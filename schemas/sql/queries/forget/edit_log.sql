-- Decisions that lost something, by their new names; '' for those that are to go.
update edit_log set edit_id = r.edit_id, why = r.why, value = r.value from renamed_edit r where edit_log.edit_id = r.was
