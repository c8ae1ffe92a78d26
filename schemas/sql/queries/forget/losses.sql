-- The articles of the versions in scope, with how much of each is to go.
select
    max_by(v.uri, v.batch) as uri,
    max_by(v.source, v.batch) as source,
    max_by(v.title, v.batch) as title,
    coalesce(max_by(p.earliest, v.batch)::varchar, '') as published,
    count(*) filter (v.version_id in (select key from scope_gone)) as versions,
    count(*) filter (v.version_id not in (select key from scope_gone)) as rest
from version v
left join publication p on p.version_id = v.version_id and p.recorded_to is null
where v.article_id in (select article_id from version semi join scope_gone on key = version_id)
group by v.article_id
order by published, source, uri
