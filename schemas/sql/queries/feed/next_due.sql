-- When the next feed or page is due; a feed that was never asked is due since it was added.
select min(due)
from (
    select coalesce(due, added) as due from feed_log where retired is null
    union all
    select due from feed_page where due is not null
)
