-- What a run wrote, over all its batches.
select run_log.kind, coalesce(sum(batch.n_changed), 0)::bigint, count(batch.batch)
from run_log
left join batch on batch.run_id = run_log.run_id
where run_log.run_id = $run_id
group by run_log.kind
