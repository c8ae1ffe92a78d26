-- An interval of up to a week is spread thinly over its days; a longer one, or one that is open, is no day's event.
create view timeline_day as
with spread as (
    select
        s.story,
        s.event_id,
        unnest(generate_series(s.earliest, s.latest, interval 1 day))::date as day,
        s.salience / (date_diff('day', s.earliest, s.latest) + 1) as salience
    from event_state as s
    where s.current
        and s.recorded_to is null
        and not s.hidden
        and date_diff('day', s.earliest, s.latest) between 0 and 6
),
told as (
    select distinct m.event_id, v.article_id
    from membership as m
    join version as v on v.version_id = m.version_id
    where m.current and m.recorded_to is null
),
weight as (
    select d.story, d.day, sum(d.salience order by d.event_id) as salience, count(*) as n_events
    from spread as d
    group by d.story, d.day
),
reach as (
    select d.story, d.day, count(distinct t.article_id) as n_articles
    from spread as d
    join told as t on t.event_id = d.event_id
    group by d.story, d.day
)
select
    w.story,
    w.day,
    w.salience,
    w.n_events,
    coalesce(r.n_articles, 0) as n_articles
from weight as w
left join reach as r on r.story = w.story and r.day = w.day;

comment on view timeline_day is
    'The days of a story and how much they matter, derived from its events: the first rows by salience are its key days.';
comment on column timeline_day.story is 'The story; ''all'' holds every event.';
comment on column timeline_day.day is 'The day on which things happened, or are to happen: not the day of publication.';
comment on column timeline_day.salience is
    'Sum over the day''s events; one known to within a week gives each of its days an equal share.';
comment on column timeline_day.n_events is 'How many events fall, or can fall, on the day.';
comment on column timeline_day.n_articles is 'How many articles tell them.';
