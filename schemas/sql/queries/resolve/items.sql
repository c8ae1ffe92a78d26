-- Mentions in each phase of what is known of them: the placed ones of the blocks, or of the versions, in scope; those
-- that joined an event of the blocks in scope; and those of the versions in scope that wait for one to join, without a day or with a vague one. A relative
-- "Thursday" waits until its article's date is established, and has its place from then on. The terms come as one text,
-- parted by U+001F: a list of strings costs twice as much to hand over, and a day may hold a thousand mentions.
with placed as (
    select
        a.version_id, a.mention_id, a.block, a.earliest, a.latest, a.edtf, a.granularity,
        l.article_id, l.current and t.version_id is null as current, a.known_from as enter,
        least(l.known_to, t.known_from) as leave,
        '' as target_version, '' as target_mention
    from anchored a
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    -- A deed without a day, or with a vague one, is in its neighbourhood until it rides with one that has a day.
    left join attachment t
        on t.version_id = a.version_id and t.mention_id = a.mention_id and t.recorded_to is null
            and (a.edtf = '' or (a.latest - a.earliest > $widest and a.known_from <= l.known_from))
    where a.recorded_to is null and a.block <> ''
        and (
            a.block in (select key from scope_blocks)
            or (a.edtf <> '' and a.version_id in (select key from scope_targets))
        )
),
joined as (
    select
        t.version_id, t.mention_id, t.block, null as earliest, null as latest, '' as edtf, '' as granularity,
        l.article_id, t.current, t.known_from as enter, t.known_to as leave,
        t.target_version, t.target_mention
    from attachment t
    join lifetime l on l.version_id = t.version_id and l.recorded_to is null
    where t.recorded_to is null and t.block in (select key from scope_blocks)
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
phase as (
    select * from placed
    union all
    select * from joined
    union all
    select * from waiting
    union all
    select * from vague
)
select
    f.mention_id, f.version_id, f.article_id, v.source, f.block, f.earliest, f.latest, f.edtf, f.granularity,
    f.enter, f.leave, f.current, m.ordinal, m.time, p.name, m.kind, m.status, m.bound, m.headline, m.trigger, m.places, coalesce(c.names, []), m.attributed_to, array_to_string(m.terms, chr(31)), m.weights, v.uri,
    m.lemma, m.char_start, m.char_end, coalesce(c.parties, []), coalesce(c.persons, []), coalesce(c.patients, []), coalesce(c.actors, []),
    v.genre = 'opinion', v.credit,
    substring(p.text, greatest(m.char_start, m.trigger_start - 60) + 1, least(60, m.trigger_start - m.char_start)),
    f.target_version, f.target_mention
from phase f
join version v on v.version_id = f.version_id
join mention m on m.version_id = f.version_id and m.mention_id = f.mention_id
join part p on p.version_id = m.version_id and p.part = m.part
left join (
    select
        version_id, mention_id, list(distinct name order by name) as parties,
        -- Agencies and groups take part in many things a day.
        list(distinct name order by name) filter (kind in ('person', 'court', 'bill')) as names,
        list(distinct name order by name) filter (kind = 'person') as persons,
        list(distinct name order by name) filter (kind = 'person' and role = 'target') as patients,
        list(distinct name order by name) filter (kind = 'person' and role = 'actor') as actors
    from mention_participant
    where kind not in ('place', 'group') and version_id in (select version_id from phase)
    group by all
) c on c.version_id = f.version_id and c.mention_id = f.mention_id
