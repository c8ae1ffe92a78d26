-- The articles of these versions, with their texts in order.
select
    a.version_id as key, a.article_id, a.version_id, a.uri, a.source, a.title, a.published_earliest, a.published_latest,
    coalesce(a.lang, 'en') = 'en' as is_english,
    (
        select list({part: p.part, ordinal: p.ordinal, text: p.text} order by p.ordinal)
        from article_part as p
        where p.version_id = a.version_id
    ) as parts
from article as a
where a.version_id in (select unnest($keys))
