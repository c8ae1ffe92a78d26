-- Every document that a row names and that is kept as it came, with an article that it is of: of versions, and of inputs
-- that were rejected.
select sha256, min(uri)
from (
    select sha256, uri from version where keep = 'text'
    union all
    select sha256, uri from input where sha256 is not null and keep = 'text'
)
group by sha256
order by sha256
