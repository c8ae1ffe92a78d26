-- Documents of this batch that are only what a paywall left of their article: kept in the archive, and superseding
-- nothing.
update input
set outcome = 'skipped', stage = 'resolve', reason = 'paywalled',
    detail = 'a paywall cut it: the article goes on saying what it said before'
where batch = $batch and outcome = 'stored'
    and exists (
        from version v
        where v.batch = $batch and v.article_id = input.article_id and v.sha256 = input.sha256
            and v.observed is not distinct from input.observed
            and v.version_id in (select key from scope_withheld)
    )
