-- Who had each event first, and how long before the next?
with told as (
    select
        e.event_id, e.source, min(e.known_at) as first_at,
        row_number() over (partition by e.event_id order by min(e.known_at), e.source) as place
    from evidence as e
    where e.known_at is not null
    group by e.event_id, e.source
)
select t.headline, one.source as first, one.first_at, two.source as second, two.first_at - one.first_at as lead
from timeline as t
join told as one on one.event_id = t.event_id and one.place = 1
left join told as two on two.event_id = t.event_id and two.place = 2
where t.story = 'all'
order by one.first_at, t.event_id
