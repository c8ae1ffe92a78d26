-- All runs, the latest first.
select
    run_id, kind, started, ended, n_inputs, n_stored, n_duplicate, n_unchanged, n_skipped, n_rejected, n_erased,
    n_mined, n_changed, ruleset, inputs
from run
order by started desc, run_id desc
