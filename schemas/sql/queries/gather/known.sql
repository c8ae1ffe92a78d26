-- Which of the registered versions the store holds.
select version_id from version semi join wanted on wanted.version_id = version.version_id
