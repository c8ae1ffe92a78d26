-- Reasons for publication dates that ended, of versions whose dates may have been inferred from what goes.
update publication
set why = 'erased on request'
where recorded_to is not null and version_id in (select version_id from forgotten_partners)
