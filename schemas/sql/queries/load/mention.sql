-- What stands close before a mention's trigger is kept beside it: to take it from the text at each batch would be to
-- read the texts of the whole store.
insert into mention
select
    t.version_id, t.item.mention_id, t.item.ordinal, t.item.part, t.item.start, t.item.end,
    t.item.trigger, t.item.trigger_start, t.item.trigger_end, t.item.lemma, t.item.kind, t.item.status,
    t.item.time, t.item.bound, t.item.headline, t.item.places, t.item.attributed_to, t.item.terms, t.item.weights,
    substring(
        t.parts[t.item.part + 1].text,
        greatest(t.item.start, t.item.trigger_start - 80) + 1, least(80, t.item.trigger_start - t.item.start)
    ),
    md5_number_lower(t.version_id), md5_number_lower(concat(t.version_id, ' ', t.item.mention_id))
from (select l.version_id, l.parts, unnest(l.mentions) as item from landed as l) as t
