insert into part
select t.version_id, t.item.ordinal, t.item.name, t.item.text
from (select l.version_id, unnest(l.parts) as item from landed as l) as t
