-- What an article says, in so far as rules decide it: as it reads now, one row each.
select v.article_id, v.uri, v.title, v.lang, v.genre, said.text, p.earliest, p.latest
from lifetime as l
join version as v on v.version_id = l.version_id
left join publication as p on p.version_id = v.version_id and p.recorded_to is null
left join (
    select version_id, string_agg(text, chr(10) order by part) as text
    from part
    where name <> 'title'
    group by version_id
) as said on said.version_id = v.version_id
where l.current and l.recorded_to is null
