-- The words of the articles that report an event now, or did last: what stories select by.
select
    if(v.source = '', string_split(v.uri, '/')[-1], v.source) as name, v.uri,
    string_agg(p.text, ' ' order by p.part) as text
from (
    select distinct m.version_id
    from membership as m
    where m.event_id = $event and m.recorded_to is null
    qualify m.current or not bool_or(m.current) over ()
) as t
join version as v on v.version_id = t.version_id
join part as p on p.version_id = v.version_id
group by v.version_id, v.source, v.uri
order by v.uri
