-- What the mentions in `phase` say, once a phase. The terms come as one text, parted by U+001F, and so do the
-- participants: a list of strings costs twice as much to hand over, and a day may hold a thousand mentions.
--
-- Wide rows are picked by rowid, found by their keys alone: a join would read every column of the whole store.
with said as materialized (
    select
        mention_key, part, ordinal, time, kind, status, bound, headline, trigger, places, attributed_to,
        array_to_string(terms, chr(31)) as terms, array_to_string(weights, chr(31)) as weights,
        lemma, char_start, char_end, lead
    from mention
    where rowid in (select rowid from mention where mention_key in (select mention_key from phase))
),
named as materialized (
    select
        mention_key, string_agg(concat_ws(chr(30), kind, role, name), chr(31)) as participants
    from mention_participant
    where mention_key in (select mention_key from phase) and kind not in ('place', 'group', 'thing')
    group by all
)
select
    f.mention_id, f.version_id, f.article_id, v.source, f.block, f.earliest, f.latest, f.edtf, f.granularity,
    f.enter, f.leave, f.current, m.ordinal, m.time, p.name, m.kind, m.status, m.bound, m.headline, m.trigger, m.places,
    m.attributed_to, m.terms, m.weights, v.uri, m.lemma, m.char_start, m.char_end, coalesce(c.participants, ''),
    v.genre in ('opinion', 'review', 'satire'), v.credit, m.lead, f.target_version, f.target_mention
from phase f
join version v on v.version_id = f.version_id
join said m on m.mention_key = f.mention_key
join part p on p.version_id = f.version_id and p.part = m.part
left join named c on c.mention_key = f.mention_key
