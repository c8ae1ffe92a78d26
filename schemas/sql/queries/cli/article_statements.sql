-- The statements of an article and the events that took them, in the order of the text.
select
    e.quote, e.trigger, e.status, e.edtf, e.earliest, e.latest, e.granularity, t.event_id, t.headline
from evidence as e
left join timeline as t on t.story = 'all' and t.event_id = e.event_id
where e.article_id = $article
order by e.part_ordinal, e.char_start, e.trigger_start
