-- What came last before its publisher's time: articles, and what came to none and lies in the archive. `retention` has
-- the publishers, by name and host, whose articles are not kept for good, and until when their articles must have come at
-- the least. That one came unchanged, or was read again by a rebuild, is no news of it; the address of a feed is no
-- article's, whatever was served there.
with came as (
    select v.uri, v.source, a.recorded
    from version as v
    join arrival as a on a.version_id = v.version_id
    union all
    select i.uri, i.source, b.recorded
    from input as i
    join batch as b on b.batch = i.batch
    join run_log as ran on ran.run_id = i.run_id and ran.kind <> 'rebuild'
    where i.outcome not in ('erased', 'unchanged', 'duplicate') and i.sha256 is not null
)
select c.uri
from came as c
join retention as r on r.source = c.source and r.host = regexp_extract(c.uri, '^https?://([^/?#]+)', 1)
anti join (select url from feed_log union select address from feed_log) as f on f.url = c.uri
group by c.uri
having max(c.recorded) < max(r.since)
order by c.uri
