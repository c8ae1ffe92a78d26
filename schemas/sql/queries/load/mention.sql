insert into mention
select
    t.version_id, t.item.mention_id, t.item.ordinal, t.item.part, t.item.start, t.item.end,
    t.item.trigger, t.item.trigger_start, t.item.trigger_end, t.item.lemma, t.item.kind, t.item.status,
    t.item.time, t.item.bound, t.item.headline, t.item.places, t.item.attributed_to, t.item.terms, t.item.weights
from (select l.version_id, unnest(l.mentions) as item from landed as l) as t
