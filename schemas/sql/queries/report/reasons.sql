-- Why inputs of a run were skipped or rejected, rejected ones first, with the first of each as an example, by
-- the address that was asked.
select i.outcome, i.reason, count(*), arg_min(coalesce(f.url, i.uri), i.ordinal), arg_min(i.detail, i.ordinal)
from input as i
left join feed_page as f on f.uri = i.uri and f.url = regexp_replace(f.uri, '^https:', 'http:')
where i.run_id = $run_id and i.outcome in ('skipped', 'rejected')
group by i.outcome, i.reason
order by i.outcome, count(*) desc, i.reason
