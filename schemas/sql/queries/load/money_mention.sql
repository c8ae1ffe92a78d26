insert into money_mention
select t.version_id, t.item.part, t.item.start, t.item.end, t.item.low, t.item.high, t.item.currency, t.item.text
from (select l.version_id, unnest(l.money) as item from landed as l) as t
