-- How often a term stands in each statement that has it: in its words, or in what it is headed with.
-- Parameters and columns as in articles.sql; days are those on which the event can have happened.
-- The topic is the event, or for a statement that no event took its words, which copies share.
with chosen as (
    select
        e.version_id || ' ' || e.mention_id as key,
        coalesce(e.event_id, e.quote) as topic,
        e.quote,
        e.quote || ' ' || e.headline as text,
        coalesce(e.lang, 'en') = 'en' as is_english,
        e.known_at
    from evidence as e
    left join timeline as t on t.story = $story and t.event_id = e.event_id
    where (e.event_id is null or t.event_id is not null)
      and ($among::varchar[] is null or e.version_id || ' ' || e.mention_id in (select unnest($among::varchar[])))
      and ($source::varchar is null or lower(e.source) = $source)
      and ($first::date is null or (t.event_id is not null and coalesce(t.latest >= $first::date, true)))
      and ($last::date is null or (t.event_id is not null and coalesce(t.earliest <= $last::date, true)))
      and ($story = 'all' or e.version_id in (
          select s.version_id from story_version as s where s.story = $story and s.recorded_to is null
      ))
),
counted as (
    select
        c.key, c.topic, c.known_at, strlen(c.quote) as length,
        len(
            case when c.is_english then regexp_extract_all(c.text, $english) else regexp_extract_all(c.text, $plain) end
        ) as n
    from chosen as c
)
select key, topic, n, length / avg(length) over () as length, known_at
from counted
qualify n > 0
