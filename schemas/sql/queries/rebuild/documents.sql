-- Every document that the store ever read, or tried to, once, in the order in which they came. One that present rules
-- could not read has no version, but had one or may come to have one: the inputs say when it came. What was not kept as
-- it came cannot be read again.
with given as (
    select
        v.article_id, v.uri, v.sha256, v.media, v.source, v.observed, came.batch, came.ordinal, came.recorded,
        true as has_arrived, v.wishes
    from version as v
    join arrival as came on came.version_id = v.version_id
    where v.keep = 'text'
    union all
    select
        i.article_id, i.uri, i.sha256, i.media, i.source, i.observed, i.batch, i.ordinal, b.recorded, false, []
    from input as i
    join batch as b on b.batch = i.batch
    where i.outcome <> 'erased' and i.stage in ('read', 'resolve') and i.keep = 'text'
        and i.article_id is not null and i.sha256 is not null
)
select
    article_id, uri, sha256, media, source, strftime(observed, '%Y-%m-%dT%H:%M:%SZ') as observed,
    wishes, batch, ordinal, recorded
from given
qualify row_number() over (
    partition by article_id, sha256, observed order by has_arrived desc, batch, ordinal, uri
) = 1
order by batch, ordinal, uri
