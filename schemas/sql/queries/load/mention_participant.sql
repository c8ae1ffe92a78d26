-- A participant's offsets count in its mention's part.
insert into mention_participant
select p.version_id, p.mention_id, p.item.role, p.item.kind, p.item.name, p.part, p.item.start, p.item.end
from (
    select m.version_id, m.item.mention_id as mention_id, m.item.part as part, unnest(m.item.participants) as item
    from (select l.version_id, unnest(l.mentions) as item from landed as l) as m
) as p
