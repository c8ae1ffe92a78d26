-- Every document that a row names and that is kept as it came, with an article that it is of: of versions, and of inputs
-- that were rejected. Stores of older schemas are exported too: they have no `keep`, and kept all.
with since_8 as (select null::varchar as keep where false)
select sha256, min(uri)
from (
    select sha256, uri from (from version union all by name from since_8) where coalesce(keep, 'text') = 'text'
    union all
    select sha256, uri
    from (from input union all by name from since_8)
    where sha256 is not null and coalesce(keep, 'text') = 'text'
)
group by sha256
order by sha256
