insert into quotation_mention
select
    t.version_id, t.item.part, t.item.start, t.item.end, t.item.text, t.item.speaker, t.item.verb, t.item.direct
from (select l.version_id, unnest(l.quotations) as item from landed as l) as t
