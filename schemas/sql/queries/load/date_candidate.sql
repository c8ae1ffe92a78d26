insert into date_candidate
select
    t.version_id, t.ordinal, t.item.role, t.item.method, t.item.text,
    nullif(t.item.day, '')::date, make_timestamp(epoch_us(nullif(t.item.instant, '')::timestamptz)),
    t.item.confidence, t.item.refused
from (
    select l.version_id, generate_subscripts(l.dates, 1) - 1 as ordinal, unnest(l.dates) as item from landed as l
) as t
