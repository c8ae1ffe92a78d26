-- How often a term stands in each article that has it, and how long the article is, the mean being 1.
-- $english, $plain: the term's pattern for texts in English, or in an unknown language, and for others.
-- $versions, $among: only of these versions, only these keys; $source: the publisher, in small letters; $first, $last: only what can have been published
-- on these days. NULL: no such limit.
-- A title says in ten words what the article is about: a word of it counts as three (BM25F has such weights for fields).
with chosen as (
    select l.version_id, v.lang in ('en', '') as is_english, p.known_at
    from lifetime as l
    join version as v on v.version_id = l.version_id
    left join publication as p on p.version_id = l.version_id and p.recorded_to is null
    where l.current and l.recorded_to is null
      and ($versions::varchar[] is null or l.version_id in (select unnest($versions::varchar[])))
      and ($among::varchar[] is null or l.version_id in (select unnest($among::varchar[])))
      and ($source::varchar is null or lower(v.source) = $source)
      and ($first::date is null or p.latest >= $first::date)
      and ($last::date is null or p.earliest <= $last::date)
      and ($story = 'all' or l.version_id in (
          select s.version_id from story_version as s where s.story = $story and s.recorded_to is null
      ))
),
counted as (
    select
        t.version_id,
        any_value(c.known_at) as known_at,
        sum(strlen(t.text)) as length,
        sum(if(t.name = 'title', 3, 1) * len(
            case when c.is_english then regexp_extract_all(t.text, $english) else regexp_extract_all(t.text, $plain) end
        )) as n
    from part as t
    join chosen as c on c.version_id = t.version_id
    group by t.version_id
)
select version_id as key, version_id as topic, n, length / avg(length) over () as length, known_at
from counted
qualify n > 0
