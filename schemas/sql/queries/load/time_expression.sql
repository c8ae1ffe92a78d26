insert into time_expression
select t.version_id, t.ordinal, t.item.part, t.item.start, t.item.end, t.item.text, t.item.type, t.item.symbol
from (
    select l.version_id, generate_subscripts(l.times, 1) - 1 as ordinal, unnest(l.times) as item from landed as l
) as t
