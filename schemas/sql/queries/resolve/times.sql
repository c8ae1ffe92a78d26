-- The time expressions of the versions in scope, in text order.
select t.version_id, t.part, t.char_start, t.char_end, t.text, t.type, t.symbol
from time_expression t
where t.version_id in (select key from scope_versions)
order by t.version_id, t.ordinal
