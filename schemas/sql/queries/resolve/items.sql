-- Mentions in each phase of what is known of them: the placed ones in scope; those that joined one of the placed ones in
-- `scope_ridden`; and those of the versions in scope that wait for one to join, without a day or with a vague one. A
-- relative "Thursday" waits until its article's date is established, and has its place from then on. The terms come as
-- one text, parted by U+001F, and so do the participants: a list of strings costs twice as much to hand over, and a day
-- may hold a thousand mentions.
--
-- The phases are found first, and nothing wide is read but for them: no table is joined whole.
with placed as (
    select
        a.version_id, a.mention_id, a.block, a.earliest, a.latest, a.edtf, a.granularity,
        l.article_id, l.current and t.version_id is null as current, a.known_from as enter,
        least(l.known_to, t.known_from) as leave,
        '' as target_version, '' as target_mention
    from anchored a
    semi join scope_placed s on s.version_id = a.version_id and s.mention_id = a.mention_id
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    -- A deed without a day, or with a vague one, is in its neighbourhood until it rides with one that has a day.
    left join attachment t
        on t.version_id = a.version_id and t.mention_id = a.mention_id and t.recorded_to is null
            and (a.edtf = '' or (a.latest - a.earliest > $widest and a.known_from <= l.known_from))
    where a.recorded_to is null and a.block <> ''
),
joined as (
    select
        t.version_id, t.mention_id, t.block, null as earliest, null as latest, '' as edtf, '' as granularity,
        l.article_id, t.current, t.known_from as enter, t.known_to as leave,
        t.target_version, t.target_mention
    from attachment t
    semi join scope_ridden s on s.version_id = t.target_version and s.mention_id = t.target_mention
    join lifetime l on l.version_id = t.version_id and l.recorded_to is null
    where t.recorded_to is null
),
waiting as (
    select
        a.version_id, a.mention_id, '' as block, null as earliest, null as latest, '' as edtf, '' as granularity,
        l.article_id, l.current and a.edtf = '' as current, l.known_from as enter,
        case when a.edtf = '' then l.known_to else a.known_from end as leave,
        '' as target_version, '' as target_mention
    from anchored a
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    where a.recorded_to is null
        and a.version_id in (select key from scope_waiting)
        and (a.edtf = '' or (l.known_from is not null and (a.known_from is null or a.known_from > l.known_from)))
),
vague as (
    select
        a.version_id, a.mention_id, '' as block, a.earliest, a.latest, '' as edtf, '' as granularity,
        l.article_id, l.current, l.known_from as enter, l.known_to as leave,
        '' as target_version, '' as target_mention
    from anchored a
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    where a.recorded_to is null
        and a.version_id in (select key from scope_waiting)
        and a.latest - a.earliest > $widest and a.known_from <= l.known_from
),
phase as materialized (
    select * from placed
    union all
    select * from joined
    union all
    select * from waiting
    union all
    select * from vague
),
said as materialized (
    select
        m.version_id, m.mention_id, m.part, m.ordinal, m.time, m.kind, m.status, m.bound, m.headline, m.trigger, m.places,
        m.attributed_to, array_to_string(m.terms, chr(31)) as terms, array_to_string(m.weights, chr(31)) as weights,
        m.lemma, m.char_start, m.char_end, m.trigger_start
    from mention m
    semi join phase f on f.version_id = m.version_id and f.mention_id = m.mention_id
),
named as materialized (
    select
        p.version_id, p.mention_id, string_agg(concat_ws(chr(30), p.kind, p.role, p.name), chr(31)) as participants
    from mention_participant p
    semi join phase f on f.version_id = p.version_id and f.mention_id = p.mention_id
    where p.kind not in ('place', 'group')
    group by all
)
select
    f.mention_id, f.version_id, f.article_id, v.source, f.block, f.earliest, f.latest, f.edtf, f.granularity,
    f.enter, f.leave, f.current, m.ordinal, m.time, p.name, m.kind, m.status, m.bound, m.headline, m.trigger, m.places,
    m.attributed_to, m.terms, m.weights, v.uri, m.lemma, m.char_start, m.char_end, coalesce(c.participants, ''),
    v.genre in ('opinion', 'review', 'satire'), v.credit,
    substring(p.text, greatest(m.char_start, m.trigger_start - 80) + 1, least(80, m.trigger_start - m.char_start)),
    f.target_version, f.target_mention
from phase f
join version v on v.version_id = f.version_id
join said m on m.version_id = f.version_id and m.mention_id = f.mention_id
join part p on p.version_id = m.version_id and p.part = m.part
left join named c on c.version_id = f.version_id and c.mention_id = f.mention_id
