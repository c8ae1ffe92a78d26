-- Documents of this batch that are only what a paywall left of their article, or a feed's entry that sums it up: kept in
-- the archive, and superseding nothing.
update input
set outcome = 'skipped', stage = 'resolve',
    reason = if(cut.by_feed, 'summary', 'paywalled'),
    detail = if(
        cut.by_feed, 'its feed sums it up: the article goes on saying what its page says',
        'a paywall cut it: the article goes on saying what it said before'
    )
from (
    select
        v.article_id, v.sha256, v.observed,
        v.media = 'application/x-dateline-article+json' and exists (
            from date_candidate d where d.version_id = v.version_id and d.method = 'feed'
        ) as by_feed
    from version v
    where v.batch = $batch and v.version_id in (select key from scope_withheld)
) cut
where input.batch = $batch and input.outcome = 'stored' and input.article_id = cut.article_id
    and input.sha256 = cut.sha256 and input.observed is not distinct from cut.observed
