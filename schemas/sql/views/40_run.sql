create view run as
with outcome as (
    select
        i.run_id,
        count(*) as n_inputs,
        count(*) filter (where i.outcome = 'stored') as n_stored,
        count(*) filter (where i.outcome = 'duplicate') as n_duplicate,
        count(*) filter (where i.outcome = 'unchanged') as n_unchanged,
        count(*) filter (where i.outcome = 'skipped') as n_skipped,
        count(*) filter (where i.outcome = 'rejected') as n_rejected,
        count(*) filter (where i.outcome = 'erased') as n_erased
    from input as i
    group by i.run_id
),
language as (
    select i.run_id, count(*) as n_mined
    from input as i
    join version as v
        on v.article_id = i.article_id and v.sha256 = i.sha256 and v.observed is not distinct from i.observed
    where i.outcome = 'stored' and v.mined
    group by i.run_id
),
change as (
    select b.run_id, sum(b.n_changed)::bigint as n_changed, max(b.recorded) as recorded
    from batch as b
    group by b.run_id
)
select
    r.run_id,
    r.kind,
    r.started,
    r.ended,
    r.inputs,
    coalesce(o.n_inputs, 0) as n_inputs,
    coalesce(o.n_stored, 0) as n_stored,
    coalesce(o.n_duplicate, 0) as n_duplicate,
    coalesce(o.n_unchanged, 0) as n_unchanged,
    coalesce(o.n_skipped, 0) as n_skipped,
    coalesce(o.n_rejected, 0) as n_rejected,
    coalesce(o.n_erased, 0) as n_erased,
    coalesce(l.n_mined, 0) as n_mined,
    coalesce(c.n_changed, 0) as n_changed,
    r.n_batches,
    c.recorded,
    r.ruleset
from run_log as r
left join outcome as o on o.run_id = r.run_id
left join language as l on l.run_id = r.run_id
left join change as c on c.run_id = r.run_id;

comment on view run is 'What was done to the store, run by run; the outcomes of a run add up to its inputs.';
comment on column run.run_id is 'The run''s identifier.';
comment on column run.kind is
    'ingest, rebuild, story (one was added or changed), edit (an editor''s decision), forget or import.';
comment on column run.started is 'When it began, UTC.';
comment on column run.ended is 'When its last part was in the store, UTC; NULL: interrupted, or going on.';
comment on column run.inputs is 'What it was given: files, folders, addresses.';
comment on column run.n_inputs is 'How many articles, or things that should have been, were found there.';
comment on column run.n_stored is 'How many of them are new, or a new version.';
comment on column run.n_duplicate is 'How many came twice in the run.';
comment on column run.n_unchanged is 'How many say what the store had already.';
comment on column run.n_skipped is 'How many were passed over, being none of ours.';
comment on column run.n_rejected is 'How many could not be read; see reject.';
comment on column run.n_erased is 'How many had been erased on request and were not taken in again.';
comment on column run.n_mined is 'How many of the stored ones are in a language that events are looked for in.';
comment on column run.n_changed is 'How many rows the run changed; 0 when it brought nothing new.';
comment on column run.n_batches is 'In how many parts it was stored.';
comment on column run.recorded is 'When its last part was stored, UTC.';
comment on column run.ruleset is 'The rules, tables and library versions under which it read.';
