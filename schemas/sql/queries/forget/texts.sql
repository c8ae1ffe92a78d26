-- Everything that versions were read as, a row each: what a passage may stand in.
select version_id, text from part
union all
select version_id, concat_ws(' ', title, dateline) from version
union all
select version_id, unnest(list_concat(authors, credit)) from version
union all
select distinct version_id, headline from mention
union all
select distinct version_id, name from mention_participant
union all
select distinct version_id, speaker from quotation_mention where speaker <> ''
