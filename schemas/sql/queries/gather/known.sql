-- Which of the registered versions the store holds, and how much is kept of each.
select version_id, keep from version semi join wanted on wanted.version_id = version.version_id
