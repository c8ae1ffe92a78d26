-- All links, each with the statements that its two events are named after, and what they say.
with stated as (
    select
        m.mention_id as event_id, min_by(v.uri, v.version_id) as uri, min_by(p.name, v.version_id) as part,
        min_by(m.trigger_start, v.version_id) as at
    from mention as m
    join version as v on v.version_id = m.version_id
    join part as p on p.version_id = m.version_id and p.part = m.part
    group by m.mention_id
)
select
    k.relation, k.rule is not null as across, a.uri, a.part, a.at, b.uri, b.part, b.at,
    concat_ws(' | ', one.edtf, one.status, one.headline, '->', other.edtf, other.status, other.headline) as words
from event_link as k
join stated as a on a.event_id = k.event_id
join stated as b on b.event_id = k.other_id
join timeline as one on one.event_id = k.event_id and one.story = 'all'
join timeline as other on other.event_id = k.other_id and other.story = 'all'
order by across desc, k.relation, a.uri, a.at, b.uri, b.at
