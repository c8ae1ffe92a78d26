-- What could not be read: the latest run's first; with $run, only what that run rejected.
select r.reason, r.uri as subject, r.detail, r.stage, r.source, r.run_id, r.sha256, r.recorded
from reject as r
where $run::varchar is null or starts_with(r.run_id, $run::varchar)
order by r.recorded desc, r.reason, r.uri
