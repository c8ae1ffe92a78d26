-- Keeps the run of a landing: its row begins with its first batch and ends with its last, and never before it began,
-- whatever was done to the clock meanwhile.
merge into run_log
using (select $run_id as run_id) as this on run_log.run_id = this.run_id
when matched then update set
    n_batches = run_log.n_batches + 1,
    ended = case when $last then greatest($recorded, run_log.started) else run_log.ended end
when not matched then insert (run_id, kind, started, ended, ruleset, inputs, n_batches)
    values ($run_id, $kind, $started, case when $last then greatest($recorded, $started) end, $ruleset, $inputs, 1)
