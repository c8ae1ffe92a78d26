-- The statements that stand for an event, or that stood for it last if none does now, the earliest known first. `address`:
-- where an article can be opened, by http where it was asked for or calls itself so; its uri says https for both.
with standing as (
    select version_id, mention_id, current
    from membership
    where event_id = $event and recorded_to is null
    qualify row_number() over (partition by version_id, mention_id order by current desc, known_from desc nulls last) = 1
)
select
    m.mention_id, v.article_id, v.uri,
    coalesce(f.url, if(v.url = regexp_replace(v.uri, '^https:', 'http:'), v.url, v.uri)) as address, v.source, v.title, p.name as part,
    substring(p.text, m.char_start + 1, m.char_end - m.char_start) as quote,
    m.char_start, m.char_end, m.trigger, m.trigger_start - m.char_start as trigger_at,
    m.status, m.attributed_to, m.bound,
    t.text as expression, t.type as expression_type, t.symbol,
    case when t.part = m.part and t.char_start >= m.char_start and t.char_end <= m.char_end
        then t.char_start - m.char_start end as expression_at,
    coalesce(n.edtf, '') as edtf, n.earliest, n.latest, coalesce(n.granularity, '') as granularity,
    g.trigger as dated_by, w.uri as dated_by_uri,
    d.earliest as published_earliest, d.latest as published_latest, coalesce(d.why, '') as published_why
from standing as s
join mention as m on m.version_id = s.version_id and m.mention_id = s.mention_id
join version as v on v.version_id = s.version_id
join part as p on p.version_id = m.version_id and p.part = m.part
left join feed_page as f on f.uri = v.uri and f.url = regexp_replace(f.uri, '^https:', 'http:')
left join time_expression as t on t.version_id = m.version_id and t.ordinal = m.time
left join anchored as n on n.version_id = m.version_id and n.mention_id = m.mention_id and n.recorded_to is null
left join attachment as k
    on k.version_id = m.version_id and k.mention_id = m.mention_id and k.current and k.recorded_to is null
left join mention as g on g.version_id = k.target_version and g.mention_id = k.target_mention
left join version as w on w.version_id = k.target_version
left join publication as d on d.version_id = m.version_id and d.recorded_to is null
qualify s.current or not bool_or(s.current) over ()
order by d.known_at nulls last, v.source, v.uri, m.part, m.char_start
