-- The statements of the versions in scope, in text order.
select version_id, mention_id, part, char_start, char_end, lemma, kind
from mention
where version_key in (select md5_number_lower(key) from scope_versions)
order by version_id, ordinal
