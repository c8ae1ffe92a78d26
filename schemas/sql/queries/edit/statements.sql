-- The statements that stand for an event, or that stood for it last if none does now, the earliest known first.
with standing as (
    select
        version_id, mention_id,
        bool_or(current and recorded_to is null) as now,
        max(coalesce(recorded_to, timestamp '9999-12-31')) as held,
        min(known_from) as known
    from membership
    where event_id = $event
    group by version_id, mention_id
    qualify rank() over (order by now desc, held desc) = 1
)
select
    m.mention_id, v.article_id, v.uri, v.sha256, p.name,
    substring(p.text, m.char_start + 1, m.char_end - m.char_start) as quote, m.trigger
from standing as s
join mention as m on m.version_id = s.version_id and m.mention_id = s.mention_id
join version as v on v.version_id = s.version_id
join part as p on p.version_id = m.version_id and p.part = m.part
order by s.known nulls last, m.mention_id, m.version_id
