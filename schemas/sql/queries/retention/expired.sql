-- What came last before its publisher's time: articles, and what came to none. `retention` has the publishers whose
-- articles are not kept for good, and until when their articles must have come at the least. That one came unchanged
-- is no news of it.
with came as (
    select v.uri, v.source, a.recorded
    from version as v
    join arrival as a on a.version_id = v.version_id
    union all
    select i.uri, i.source, b.recorded
    from input as i
    join batch as b on b.batch = i.batch
    where i.outcome not in ('erased', 'unchanged', 'duplicate')
)
select c.uri
from came as c
join retention as r on r.source = c.source
group by c.uri
having max(c.recorded) < max(r.since)
order by c.uri
