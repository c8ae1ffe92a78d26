-- What could not be had or read, the latest first: as it was in the last run that was given it, unless it has come since;
-- with $run, all that run rejected or was refused. Feeds come by their own poll, and their pages are skipped rather than
-- rejected while they are asked for again, or where robots.txt keeps them back: without them the list would lack just
-- what somebody misses. A page may be known by https and have been asked for by http.
with given as (
    select
        i.*, r.started, coalesce(b.recorded, r.started) as recorded,
        max(r.started) over (partition by regexp_replace(i.uri, '^http:', 'https:')) as last_given
    from input as i
    join run_log as r on r.run_id = i.run_id
    left join batch as b on b.batch = i.batch
),

page as (
    select url as uri from feed_page
    union
    select uri from feed_page
)

select
    g.reason, coalesce(a.url, g.uri) as subject, g.detail, g.outcome, g.stage, g.source, g.run_id, g.sha256, g.recorded
from given as g
left join page as p on p.uri = g.uri
left join feed_page as a on a.uri = g.uri and a.url = regexp_replace(a.uri, '^https:', 'http:')
left join feed as f on f.url = regexp_replace(g.uri, '#rest$', '')
where
    (g.outcome = 'rejected'
        or (g.outcome = 'skipped' and p.uri is not null and g.reason not in ('title-only', 'not-kept')))
    and if($run::varchar is null,
        g.started = g.last_given and not coalesce(f.good > g.recorded, false),
        starts_with(g.run_id, $run::varchar))
order by g.recorded desc, g.reason, subject
