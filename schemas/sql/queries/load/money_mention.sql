-- Of bounds and offsets -1 is none, as in the records.
insert into money_mention
select
    t.version_id, t.item.part, t.item.start, t.item.end, nullif(t.item.low, -1), nullif(t.item.high, -1),
    t.item.currency, t.item.text, nullif(t.item.purpose_start, -1), nullif(t.item.purpose_end, -1),
    nullif(t.item.payer, '')
from (select l.version_id, unnest(l.money) as item from landed as l) as t
