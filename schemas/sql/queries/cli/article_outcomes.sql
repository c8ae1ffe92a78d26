-- What became of an address in each run that met it, the first run first.
select r.started, i.uri, i.outcome, i.stage, i.reason, i.detail
from input as i
join run as r on r.run_id = i.run_id
where regexp_replace(i.uri, '^http:', 'https:') = regexp_replace($uri, '^http:', 'https:')
order by r.started, i.batch, i.ordinal
