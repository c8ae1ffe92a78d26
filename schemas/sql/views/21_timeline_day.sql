-- A day matters by the articles that tell its events and date them: each counts once, however much it says of the day.
-- It counts for more the later it comes back to the day, and the more articles tell the same event; plans, threats and
-- what may be count half. The weights are measured by `python -m tests.gold.days`. An interval of up to a week is spread
-- thinly over its days; a longer one, or one that is open, is no day's event.
create view timeline_day as
with spread as (
    select
        s.story,
        s.event_id,
        unnest(generate_series(s.earliest, s.latest, interval 1 day))::date as day,
        case s.status when 'occurred' then 1.0 else 0.5 end / (date_diff('day', s.earliest, s.latest) + 1) as weight
    from event_state as s
    where s.current
        and s.recorded_to is null
        and not s.hidden
        and date_diff('day', s.earliest, s.latest) between 0 and 6
),
told as (
    select
        m.event_id,
        v.article_id,
        min(p.earliest) as published,
        1 + 0.3 * log2(count(*) over (partition by m.event_id)) as shared
    from membership as m
    join anchored as a
        on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null and a.edtf <> ''
    join version as v on v.version_id = m.version_id
    left join publication as p on p.version_id = m.version_id and p.recorded_to is null
    where m.current and m.recorded_to is null
    group by m.event_id, v.article_id
),
article as (
    select
        d.story,
        d.day,
        t.article_id,
        max(
            d.weight * coalesce(t.shared, 1)
            * (1 + 0.3 * log2(1 + greatest(coalesce(date_diff('day', d.day, t.published), 0), 0)))
        ) as weight
    from spread as d
    left join told as t on t.event_id = d.event_id
    group by d.story, d.day, t.article_id
),
reach as (
    select story, day, round(sum(weight order by weight), 6) as salience, count(article_id) as n_articles
    from article
    group by story, day
),
event as (
    select story, day, count(*) as n_events
    from spread
    group by story, day
)
select r.story, r.day, r.salience, e.n_events, r.n_articles
from reach as r
join event as e on e.story = r.story and e.day = r.day;

comment on view timeline_day is
    'The days of a story and how much they matter, derived from its events: the first rows by salience are its key days.';
comment on column timeline_day.story is 'The story; ''all'' holds every event.';
comment on column timeline_day.day is 'The day on which things happened, or are to happen: not the day of publication.';
comment on column timeline_day.salience is
    'Sum over the articles that date the day''s events, more for one that comes back to it later and for an event of '
    'several, half for what has not happened; an event known to within a week gives each of its days an equal share.';
comment on column timeline_day.n_events is 'How many events fall, or can fall, on the day.';
comment on column timeline_day.n_articles is 'How many articles tell them with their date.';
