-- The most salient events, each by the statement that it is named after, with how many statements it rests on.
with best as (
    select * from timeline where story = 'all' order by salience desc, event_id limit $top
)
select
    e.uri, e.part, e.char_start, e.char_end, e.trigger_start, e.trigger_end, e.quote, b.earliest, b.latest, b.status,
    (select count(*) from evidence as s where s.event_id = b.event_id) as n_evidence, b.headline
from best as b
join evidence as e on e.event_id = b.event_id and e.mention_id = b.event_id
qualify row_number() over (partition by b.event_id order by e.version_id) = 1
order by b.salience desc, b.event_id
