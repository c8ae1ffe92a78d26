create view source as
with piece as (
    select l.article_id, l.version_id, v.source, v.mined, p.earliest, p.latest, p.known_at
    from lifetime as l
    join version as v on v.version_id = l.version_id
    left join publication as p on p.version_id = l.version_id and p.recorded_to is null
    where l.current and l.recorded_to is null
),
told as (
    select a.source, count(distinct m.event_id) as n_events
    from membership as m
    join piece as a on a.version_id = m.version_id
    where m.current and m.recorded_to is null
    group by a.source
),
copied as (
    select a.source, count(*) as n_copies
    from piece as a
    where a.version_id in (
        select unnest([c.version_id, c.other_id]) -- an `or` in a join compares each with each
        from copy_pair as c
        where c.recorded_to is null and c.relation <> 'quotes'
    )
    group by a.source
)
select
    a.source,
    count(*) as n_articles,
    count(*) filter (where a.mined) as n_mined,
    count(*) filter (where a.earliest is not null and a.earliest is not distinct from a.latest) as n_dated,
    coalesce(any_value(c.n_copies), 0) as n_copies,
    coalesce(any_value(t.n_events), 0) as n_events,
    min(a.earliest) as first_published,
    max(a.latest) as last_published,
    max(a.known_at) as last_known
from piece as a
left join told as t on t.source = a.source
left join copied as c on c.source = a.source
group by a.source;

comment on view source is 'The publishers whose articles are in the store, and what they bring.';
comment on column source.source is 'The publisher; empty: articles that nothing names a publisher of.';
comment on column source.n_articles is 'How many current articles are its.';
comment on column source.n_mined is 'How many of them are in a language that events are looked for in.';
comment on column source.n_dated is 'How many of them have a known day of publication.';
comment on column source.n_copies is 'How many of them share their text with another article in the store.';
comment on column source.n_events is 'How many events on the timeline they tell.';
comment on column source.first_published is 'Day of the oldest.';
comment on column source.last_published is 'Day of the newest.';
comment on column source.last_known is 'When the newest could be read, UTC.';
