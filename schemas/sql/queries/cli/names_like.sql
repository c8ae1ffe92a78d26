-- Names that have the words of another in them, those that most statements name first.
select q.name
from (
    select q.name from mention_participant as q where q.kind not in ('group', 'thing')
    union all
    select g.place from version_place as g
) as q
where contains(name_key(q.name), name_key(trim($who))) and trim($who) <> ''
group by q.name
order by count(*) desc, q.name
limit 3
