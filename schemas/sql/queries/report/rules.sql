-- How many versions from before the run it read again under its rules; and how many versions of the articles that it
-- read are left under other rules, since the archive lacks their bytes or these rules cannot read them.
with ran as (select batch, ruleset from batch where run_id = $run_id),
given as (select distinct article_id from input where run_id = $run_id and stage in ('read', 'resolve'))
select
    (
        select count(*)
        from version as v
        semi join ran on ran.batch = v.batch
        join arrival as came on came.version_id = v.version_id
        anti join ran on ran.batch = came.batch
    ),
    (
        select count(*)
        from version as v
        semi join given on given.article_id = v.article_id
        anti join ran on ran.ruleset = v.ruleset
    )
