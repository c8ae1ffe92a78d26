-- Who says that the bridge is to close, when, and in which words?
select e.source, e.edtf, e.status, e.quote, e.uri
from evidence as e
join timeline as t on t.event_id = e.event_id and t.story = 'all'
where t.headline ilike '%bridge to close%' and t.kind = 'closure'
order by e.known_at nulls last, e.uri, e.char_start
