-- What was rejected when it last came and can be tried again: by its bytes, or by its address. Feeds and their pages are
-- left to polls, which ask for them when it is time. A page may be known by https and have been asked for by http.
-- Nothing is tried that must end as it did: the same bytes by the same rules, unless reading them failed rather than
-- refused them; an address that is none, or whose server said that it is gone for good.
with latest as (
    select i.*, r.ruleset
    from input as i
    join run_log as r on r.run_id = i.run_id
    qualify row_number() over (
        partition by regexp_replace(i.uri, '^http:', 'https:') order by r.started desc, i.batch desc, i.ordinal desc) = 1
),

polled as (
    select url from feed_log
    union all
    select url from feed_page
    union all
    select uri from feed_page
)

select
    uri,
    coalesce(sha256, '') as sha256,
    coalesce(media, '') as media,
    source,
    coalesce(strftime(observed, '%Y-%m-%dT%H:%M:%SZ'), '') as observed,
    stage
from latest
anti join polled on polled.url = latest.uri
where
    outcome = 'rejected'
    and ($run is null or starts_with(run_id, $run))
    and if(sha256 is null,
        regexp_matches(uri, '^https?://') and reason not in ('bad-address', 'gone'),
        ruleset <> $ruleset or reason in ('read-failed', 'read-crashed'))
order by batch, ordinal
