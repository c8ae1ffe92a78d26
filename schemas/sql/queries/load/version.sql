insert into version
select
    l.version_id, l.article_id, l.uri, l.url, l.source, l.sha256, l.media,
    make_timestamp(epoch_us(nullif(l.observed, '')::timestamptz)),
    l.ordinal, $batch, $recorded, $ruleset,
    l.title, l.authors, l.credit, l.dateline, l.lang, l.genre, l.mined, l.content,
    coalesce(l.paywalled, false), coalesce(l.wishes, []), coalesce(l.keep, 'text')
from landed as l
