create view money as
with stated as (
    select m.version_id, m.part, m.char_start, m.char_end, t.event_id
    from membership as t
    join mention as m on m.version_id = t.version_id and m.mention_id = t.mention_id
    where t.current and t.recorded_to is null
),
telling as (
    select q.version_id, q.part, q.char_start, list(distinct s.event_id order by s.event_id) as event_ids
    from money_mention as q
    join stated as s
        on s.version_id = q.version_id
        and s.part = q.part
        and s.char_start <= q.char_start
        and s.char_end >= q.char_end
    group by q.version_id, q.part, q.char_start
)
select
    l.article_id,
    q.version_id,
    p.name as part,
    q.part as part_ordinal,
    q.char_start,
    q.char_end,
    q.low,
    q.high,
    q.currency,
    q.text,
    substring(p.text, q.purpose_start + 1, q.purpose_end - q.purpose_start) as purpose,
    q.purpose_start,
    q.purpose_end,
    q.payer,
    coalesce(t.event_ids, []) as event_ids
from lifetime as l
join money_mention as q on q.version_id = l.version_id
join part as p on p.version_id = q.version_id and p.part = q.part
left join telling as t on t.version_id = q.version_id and t.part = q.part and t.char_start = q.char_start
where l.current and l.recorded_to is null;

comment on view money is 'Amounts of money that the current articles name.';
comment on column money.article_id is 'The article.';
comment on column money.version_id is 'The version of the article.';
comment on column money.part is 'Where in the article: title, body or caption.';
comment on column money.part_ordinal is 'The part''s number, article_part.ordinal.';
comment on column money.char_start is 'Where the amount begins in that part, counted in characters from 0.';
comment on column money.char_end is 'Where it ends, exclusive.';
comment on column money.low is 'The least that it can mean; NULL where that is open: up to $2 million.';
comment on column money.high is 'The most that it can mean; equal to low for an exact amount; NULL where open: more than $2 million.';
comment on column money.currency is 'ISO 4217, such as USD.';
comment on column money.text is 'The amount as it stands there.';
comment on column money.purpose is 'What it is for, such as crime-fighting grants; NULL where its sentence does not say.';
comment on column money.purpose_start is 'Where those words begin in that part.';
comment on column money.purpose_end is 'Where they end, exclusive.';
comment on column money.payer is 'Who gives it, by the full name that the article gives; NULL where not said.';
comment on column money.event_ids is 'The events in whose evidence it stands; empty for none.';
