-- These statements, with the event of the story that each stands for; NULL for one that no event took.
select
    e.version_id || ' ' || e.mention_id as key, e.article_id, e.version_id, e.uri, e.source, e.title,
    e.published_earliest, e.published_latest, coalesce(e.lang, 'en') = 'en' as is_english,
    e.part, e.part_ordinal, e.char_start, e.char_end, e.quote,
    t.event_id, t.edtf, t.earliest, t.latest, t.granularity, coalesce(t.status, e.status) as status,
    coalesce(t.kind, e.kind) as kind, coalesce(t.headline, e.headline) as headline, t.edits
from evidence as e
left join timeline as t on t.story = $story and t.event_id = e.event_id
where e.version_id || ' ' || e.mention_id in (select unnest($keys))
