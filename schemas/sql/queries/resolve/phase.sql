-- The mentions in scope in each phase of what is known of them: the placed ones; those that joined one of the placed
-- ones in `scope_ridden`; and those that wait for one to join, without a day or with a vague one. A relative "Thursday"
-- waits until its article's date is established, and has its place from then on. A bill is signed once: what gives the
-- year alone needs no better day to be one event with the other reports.
create or replace temp table phase as
with here as materialized (
    select version_id, mention_id, mention_key, block, edtf, earliest, latest, granularity, known_from
    from anchored
    where recorded_to is null and mention_key in (from scope_placed union all from scope_waiting)
),
placed as (
    select
        a.version_id, a.mention_id, a.mention_key, a.block, a.earliest, a.latest, a.edtf, a.granularity,
        l.article_id, l.current and t.version_id is null as current, a.known_from as enter,
        least(l.known_to, t.known_from) as leave,
        '' as target_version, '' as target_mention
    from here a
    semi join scope_placed s on s.key = a.mention_key
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    -- A deed without a day, or with a vague one, is in its neighbourhood until it rides with one that has a day.
    left join attachment t
        on t.version_id = a.version_id and t.mention_id = a.mention_id and t.recorded_to is null
            and (
                a.edtf = ''
                or (a.latest - a.earliest > $widest and a.known_from <= l.known_from and not regexp_matches(a.block, $signed))
            )
    where a.block <> ''
),
joined as (
    select
        t.version_id, t.mention_id, md5_number_lower(concat(t.version_id, ' ', t.mention_id)) as mention_key, t.block, null as earliest, null as latest, '' as edtf, '' as granularity,
        l.article_id, t.current, t.known_from as enter, t.known_to as leave,
        t.target_version, t.target_mention
    from attachment t
    semi join scope_ridden s on s.key = md5_number_lower(concat(t.target_version, ' ', t.target_mention))
    join lifetime l on l.version_id = t.version_id and l.recorded_to is null
    where t.recorded_to is null
),
waiting as (
    select
        a.version_id, a.mention_id, a.mention_key, '' as block, null as earliest, null as latest, '' as edtf, '' as granularity,
        l.article_id, l.current and a.edtf = '' as current, l.known_from as enter,
        case when a.edtf = '' then l.known_to else a.known_from end as leave,
        '' as target_version, '' as target_mention
    from here a
    semi join scope_waiting s on s.key = a.mention_key
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    where a.edtf = '' or (l.known_from is not null and (a.known_from is null or a.known_from > l.known_from))
),
vague as (
    select
        a.version_id, a.mention_id, a.mention_key, '' as block, a.earliest, a.latest, '' as edtf, '' as granularity,
        l.article_id, l.current, l.known_from as enter, l.known_to as leave,
        '' as target_version, '' as target_mention
    from here a
    semi join scope_waiting s on s.key = a.mention_key
    join lifetime l on l.version_id = a.version_id and l.recorded_to is null
    where a.latest - a.earliest > $widest and a.known_from <= l.known_from and not regexp_matches(a.block, $signed)
)
from placed
union all
from joined
union all
from waiting
union all
from vague
