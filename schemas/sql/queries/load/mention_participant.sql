-- A participant's offsets count in its mention's part. "Ann Lee" and "Lee" may be one: a person is looked up by the last
-- word of the name.
insert into mention_participant
select
    p.version_id, p.mention_id, p.item.role, p.item.kind, p.item.name, p.part, p.item.start, p.item.end,
    if(p.item.kind = 'person', regexp_extract(p.item.name, '[^ ]+$'), p.item.name),
    md5_number_lower(p.version_id), md5_number_lower(concat(p.version_id, ' ', p.mention_id))
from (
    select m.version_id, m.item.mention_id as mention_id, m.item.part as part, unnest(m.item.participants) as item
    from (select l.version_id, unnest(l.mentions) as item from landed as l) as m
) as p
