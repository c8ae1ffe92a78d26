-- Why inputs of a run were skipped or rejected, rejected ones first, with the first of each as an example.
select outcome, reason, count(*), arg_min(uri, ordinal), arg_min(detail, ordinal)
from input
where run_id = $run_id and outcome in ('skipped', 'rejected')
group by outcome, reason
order by outcome, count(*) desc, reason
