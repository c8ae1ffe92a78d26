-- The bytes of the registered articles as they were last observed.
select v.article_id, v.sha256
from version as v
semi join wanted on wanted.article_id = v.article_id
qualify row_number() over (
    partition by v.article_id order by v.observed desc nulls last, v.batch desc, v.ordinal desc) = 1
