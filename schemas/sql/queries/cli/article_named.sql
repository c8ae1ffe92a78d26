-- Articles that an address, an id or the end of an address may mean, the closest match first.
with known as (
    select article_id, uri, url from version
    union
    select coalesce(article_id, ''), uri, '' from input
),
matched as (
    select
        article_id, uri,
        case
            when uri = $name or url = $name or article_id = $name then 1
            when ends_with(uri, '/' || $path) then 2
            when contains(uri, $path) or (length($name) >= 6 and starts_with(article_id, $name)) then 3
        end as rank
    from known
)
select max(article_id) as article_id, uri, min(rank) as rank
from matched
where rank is not null
group by uri
order by rank, uri
