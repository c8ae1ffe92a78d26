-- Documents of this batch that say nothing that their article did not say: no version of their own.
update input
set outcome = 'unchanged', stage = 'resolve', reason = 'same-content',
    detail = 'other bytes, the same title, text and dates as the version before'
where batch = $batch and outcome = 'stored'
    and exists (
        from version v
        where v.batch = $batch and v.article_id = input.article_id and v.sha256 = input.sha256
            and v.observed is not distinct from input.observed
            and v.version_id not in (select version_id from lifetime where recorded_to is null)
    )
