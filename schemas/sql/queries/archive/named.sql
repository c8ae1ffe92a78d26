-- Every document that a row names, with an article that it is of: of versions, and of inputs that were rejected.
select sha256, min(uri)
from (select sha256, uri from version union all select sha256, uri from input where sha256 is not null)
group by sha256
order by sha256
