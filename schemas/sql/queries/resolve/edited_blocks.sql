-- The neighbourhoods of the mentions that the edits in scope speak of.
select block from anchored a
join edit_match m on m.version_id = a.version_id and m.mention_id = a.mention_id and m.recorded_to is null
where a.recorded_to is null and a.block <> '' and m.edit_id in (select key from scope_edits)
union
select block from attachment t
join edit_match m on m.version_id = t.version_id and m.mention_id = t.mention_id and m.recorded_to is null
where t.recorded_to is null and m.edit_id in (select key from scope_edits)
