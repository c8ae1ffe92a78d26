-- What versions that are read for their evidence alone had changed, word for word, while all of them was kept.
delete from revised
where recorded_to is not null and (
    version_id in (select version_id from version where keep = 'evidence')
    or before_id in (select version_id from version where keep = 'evidence')
)
