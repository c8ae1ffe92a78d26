-- What became of an address in each run that met it, the first run first, and how it was asked for.
select r.started, coalesce(f.url, i.uri) as uri, i.outcome, i.stage, i.reason, i.detail
from input as i
join run as r on r.run_id = i.run_id
left join feed_page as f on f.uri = i.uri and f.url = regexp_replace(f.uri, '^https:', 'http:')
where regexp_replace(i.uri, '^http:', 'https:') = regexp_replace($uri, '^http:', 'https:')
order by r.started, i.batch, i.ordinal
