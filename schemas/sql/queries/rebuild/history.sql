-- What a table concluded and when that was recorded, as if the store had come to the conclusions of `concluded` at
-- $recorded, from those of `former`: what ended before stays ended; what still holds was recorded when it was; what no
-- longer holds ends; what is new begins. What was concluded and ended on the way to `concluded` was told to nobody.
create or replace temp table history as
with said as (
    select * exclude (recorded_from, recorded_to), recorded_from as since from former where recorded_to is null
    union all by name
    select * exclude (recorded_from, recorded_to), null::timestamp as since from concluded where recorded_to is null
),
weighed as ( -- equal rows as one: when each of those before was recorded, and how many there are now
    select * exclude (since), list(since order by since) filter (since is not null) as were, count(*) - count(since) as n
    from said
    group by all
)
select * from former where recorded_to is not null
union all by name
select
    w.* exclude (were, n),
    coalesce(w.were[place.nth], $recorded) as recorded_from,
    case when place.nth > w.n then $recorded::timestamp end as recorded_to
from weighed as w
cross join lateral (select unnest(range(1, 1 + greatest(w.n, coalesce(len(w.were), 0)))) as nth) as place
