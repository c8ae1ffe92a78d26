-- How often a term stands in each statement that has it: in its words, or in what it is headed with.
-- Parameters and columns as in articles.sql; days are those on which the event can have happened.
-- The topic is the event, or for a statement that no event took its words, which copies share.
-- Not by the view `evidence`, which would be made for the whole store before the versions are chosen.
with living as (
    select l.version_id, v.lang in ('en', '') as is_english, p.known_at
    from lifetime as l
    join version as v on v.version_id = l.version_id
    left join publication as p on p.version_id = l.version_id and p.recorded_to is null
    where l.current and l.recorded_to is null
      and l.version_id in (select unnest($versions::varchar[]))
      and ($source::varchar is null or lower(v.source) = $source)
      and ($story = 'all' or l.version_id in (
          select s.version_id from story_version as s where s.story = $story and s.recorded_to is null
      ))
),
stated as (
    select
        m.version_id || ' ' || m.mention_id as key, m.version_id, m.mention_id, m.headline, c.is_english, c.known_at,
        substring(p.text, m.char_start + 1, m.char_end - m.char_start) as quote
    from living as c
    join mention as m on m.version_id = c.version_id
    join part as p on p.version_id = m.version_id and p.part = m.part
),
counted as (
    select
        s.key, coalesce(k.event_id, s.quote) as topic, s.known_at, strlen(s.quote) as length,
        len(
            case
                when s.is_english then regexp_extract_all(s.quote || ' ' || s.headline, $english)
                else regexp_extract_all(s.quote || ' ' || s.headline, $plain)
            end
        ) as n
    from stated as s
    left join membership as k
        on k.version_id = s.version_id and k.mention_id = s.mention_id and k.current and k.recorded_to is null
    left join timeline as t on t.story = $story and t.event_id = k.event_id
    where (k.event_id is null or t.event_id is not null)
      and ($among::varchar[] is null or s.key in (select unnest($among::varchar[])))
      and ($first::date is null or (t.event_id is not null and coalesce(t.latest >= $first::date, true)))
      and ($last::date is null or (t.event_id is not null and coalesce(t.earliest <= $last::date, true)))
)
select key, topic, n, length / avg(length) over () as length, known_at
from counted
qualify n > 0
