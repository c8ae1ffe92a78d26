-- The bytes of the registered articles as they were last observed, when that was, and how much of them is kept.
select v.article_id, v.sha256, coalesce(strftime(v.observed, '%Y-%m-%dT%H:%M:%SZ'), '') as observed, v.keep
from version as v
semi join wanted on wanted.article_id = v.article_id
qualify row_number() over (
    partition by v.article_id order by v.observed desc nulls last, v.batch desc, v.ordinal desc) = 1
