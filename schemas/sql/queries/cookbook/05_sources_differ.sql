-- Where do sources differ on the day, or on whether it is certain?
select
    t.headline,
    list(distinct e.edtf order by e.edtf) as days,
    list(distinct e.status order by e.status) as statuses
from timeline as t
join evidence as e on e.event_id = t.event_id
where t.story = 'all'
group by t.event_id, t.headline
having count(distinct e.edtf) > 1 or count(distinct e.status) > 1
order by t.event_id
