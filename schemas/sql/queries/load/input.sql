-- What the run was given. A document whose version is in the store, or came earlier in the landing, is not stored
-- twice, and the run's report has to say so: once more in one run is `duplicate`, again in a later one `unchanged`.
insert into input
select
    i.run_id,
    $batch,
    i.ordinal,
    i.uri,
    i.source,
    nullif(i.article_id, ''),
    nullif(i.sha256, ''),
    nullif(i.media, ''),
    make_timestamp(epoch_us(nullif(i.observed, '')::timestamptz)),
    case when not again.is_again then i.outcome when again.same_run then 'duplicate' else 'unchanged' end,
    case when again.is_again then 'resolve' else i.stage end,
    case when again.is_again then 'same-version' else i.reason end,
    case when again.is_again then 'the same bytes of the same article, observed at the same time' else i.detail end,
    coalesce(i.keep, 'text')
from (
    select 'text' as keep where false
    union all by name
    select * from read_parquet($files)
) as i
left join version as v
    on v.article_id = i.article_id
    and v.sha256 = i.sha256
    and v.observed is not distinct from make_timestamp(epoch_us(nullif(i.observed, '')::timestamptz))
left join batch as b on b.batch = v.batch
cross join lateral (
    select
        i.outcome = 'stored' and v.version_id is not null and (v.batch <> $batch or v.ordinal <> i.ordinal) as is_again,
        v.batch = $batch or b.run_id is not distinct from i.run_id as same_run
) as again
