create view quotation as
with stated as (
    select m.version_id, m.part, m.char_start, m.char_end, t.event_id
    from membership as t
    join mention as m on m.version_id = t.version_id and m.mention_id = t.mention_id
    where t.current and t.recorded_to is null
),
telling as (
    select q.version_id, q.part, q.char_start, list(distinct s.event_id order by s.event_id) as event_ids
    from quotation_mention as q
    join stated as s
        on s.version_id = q.version_id
        and s.part = q.part
        and s.char_start < q.char_end
        and s.char_end > q.char_start
    group by q.version_id, q.part, q.char_start
)
select
    l.article_id,
    q.version_id,
    p.name as part,
    q.part as part_ordinal,
    q.char_start,
    q.char_end,
    q.text,
    nullif(q.speaker, '') as speaker,
    q.verb,
    q.direct,
    coalesce(t.event_ids, []) as event_ids
from lifetime as l
join quotation_mention as q on q.version_id = l.version_id
join part as p on p.version_id = q.version_id and p.part = q.part
left join telling as t on t.version_id = q.version_id and t.part = q.part and t.char_start = q.char_start
where l.current and l.recorded_to is null;

comment on view quotation is 'Who said what: the words that current articles put into somebody''s mouth.';
comment on column quotation.article_id is 'The article.';
comment on column quotation.version_id is 'The version of the article.';
comment on column quotation.part is 'Where in the article: title, body or caption.';
comment on column quotation.part_ordinal is 'The part''s number, article_part.ordinal.';
comment on column quotation.char_start is 'Where the words begin in that part, counted in characters from 0.';
comment on column quotation.char_end is 'Where they end, exclusive.';
comment on column quotation.text is 'The words, verbatim, without the quotation marks.';
comment on column quotation.speaker is 'Who said them, by the full name that the article gives; NULL where not found.';
comment on column quotation.verb is 'The verb of saying, such as said or warned.';
comment on column quotation.direct is 'Whether they stand in quotation marks.';
comment on column quotation.event_ids is 'The events whose evidence the words touch; empty for none.';
