create view evidence as
with taken as (
    select m.event_id, m.version_id, m.mention_id, m.known_from
    from membership as m
    where m.current and m.recorded_to is null
)
select
    t.event_id,
    v.article_id,
    m.version_id,
    m.mention_id,
    p.name as part,
    m.part as part_ordinal,
    m.char_start,
    m.char_end,
    substring(p.text, m.char_start + 1, m.char_end - m.char_start) as quote,
    m.status,
    nullif(m.attributed_to, '') as attributed_to,
    m.headline,
    m.kind,
    m.trigger,
    m.trigger_start,
    m.trigger_end,
    m.places,
    nullif(a.edtf, '') as edtf,
    a.earliest,
    a.latest,
    nullif(a.granularity, '') as granularity,
    e.text as time_text,
    e.part as time_part_ordinal,
    e.char_start as time_start,
    e.char_end as time_end,
    m.bound,
    v.uri,
    v.source,
    v.title,
    nullif(v.lang, '') as lang,
    d.earliest as published_earliest,
    d.latest as published_latest,
    d.known_at,
    t.known_from
from lifetime as l
join version as v on v.version_id = l.version_id
join mention as m on m.version_id = l.version_id
join part as p on p.version_id = m.version_id and p.part = m.part
left join taken as t on t.version_id = m.version_id and t.mention_id = m.mention_id
left join anchored as a
    on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null
left join time_expression as e on e.version_id = m.version_id and e.ordinal = m.time
left join publication as d on d.version_id = m.version_id and d.recorded_to is null
where l.current and l.recorded_to is null;

comment on view evidence is
    'Who says so: every statement of the current articles, with the event that it stands for and its very words.';
comment on column evidence.event_id is
    'The event, of view event, that it stands for; NULL: an undated statement that no event took.';
comment on column evidence.article_id is 'The article that says it.';
comment on column evidence.version_id is 'The version of the article.';
comment on column evidence.mention_id is 'The statement''s own identifier; `dateline show` takes it as well as an event''s.';
comment on column evidence.part is 'Where in the article: title, body or caption.';
comment on column evidence.part_ordinal is 'The part''s number, article_part.ordinal.';
comment on column evidence.char_start is 'Where the words begin in that part, counted in characters from 0.';
comment on column evidence.char_end is 'Where they end, exclusive.';
comment on column evidence.quote is 'The words, verbatim: that part''s text from char_start to char_end.';
comment on column evidence.status is 'What this source says of it: occurred, scheduled, threatened, denied, …';
comment on column evidence.attributed_to is
    'Whose report the article gives it to, where not its own; such a fact counts for that report.';
comment on column evidence.headline is 'The statement in short.';
comment on column evidence.kind is 'What sort of event this statement tells.';
comment on column evidence.trigger is 'The word that names the event.';
comment on column evidence.trigger_start is 'Where that word begins in the part.';
comment on column evidence.trigger_end is 'Where it ends, exclusive.';
comment on column evidence.places is 'Places that the statement names.';
comment on column evidence.edtf is 'When it happens by this statement, as EDTF; NULL where it is not dated.';
comment on column evidence.earliest is 'First day of that; NULL: open.';
comment on column evidence.latest is 'Last day of that, inclusive; NULL: open.';
comment on column evidence.granularity is 'How exactly this statement dates it.';
comment on column evidence.time_text is 'The words that date it, such as Thursday or by Aug. 18; NULL for none.';
comment on column evidence.time_part_ordinal is 'The part in which those words stand.';
comment on column evidence.time_start is 'Where those words begin in that part.';
comment on column evidence.time_end is 'Where they end, exclusive.';
comment on column evidence.bound is
    'How the statement hangs on those words: at, by, since, until, before, after, inherited (from a sentence before), none.';
comment on column evidence.uri is 'The article''s address.';
comment on column evidence.source is 'The publisher.';
comment on column evidence.title is 'The article''s headline.';
comment on column evidence.lang is 'The article''s language.';
comment on column evidence.published_earliest is 'First day on which the article can have been published.';
comment on column evidence.published_latest is 'Last day on which it can have been published.';
comment on column evidence.known_at is 'From when the public could read the article, UTC; NULL where unknown.';
comment on column evidence.known_from is 'From when it stood for this event, UTC; NULL where unknown.';
