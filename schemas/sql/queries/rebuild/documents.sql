-- Every document that the store ever read, or tried to, once, in the order in which they came.
select article_id, uri, sha256, media, source, strftime(observed, '%Y-%m-%dT%H:%M:%SZ') as observed
from (
    select article_id, uri, sha256, media, source, observed, batch, ordinal from version
    union all
    select article_id, uri, sha256, media, source, observed, batch, ordinal
    from input
    where outcome = 'rejected' and stage = 'read' and article_id is not null and sha256 is not null
)
qualify row_number() over (partition by article_id, sha256, observed order by batch, ordinal, uri) = 1
order by batch, ordinal, uri
