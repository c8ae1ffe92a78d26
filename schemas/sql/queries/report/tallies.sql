-- How a run's inputs ended, by source, the biggest first.
select
    source,
    count(*) filter (outcome = 'stored'),
    count(*) filter (outcome = 'duplicate'),
    count(*) filter (outcome = 'unchanged'),
    count(*) filter (outcome = 'skipped'),
    count(*) filter (outcome = 'rejected'),
    count(*) filter (outcome = 'erased')
from input
where run_id = $run_id
group by source
order by count(*) desc, source
