-- What was recorded last by $recorded: when, by which sort of run, and under which ruleset.
select b.recorded, r.kind, b.ruleset
from batch as b
join run_log as r on r.run_id = b.run_id
where b.recorded <= $recorded::timestamp
order by b.batch desc
limit 1
