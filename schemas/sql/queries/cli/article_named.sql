-- Articles that an address, an id or the end of an address may mean, the closest match first. A page that was asked for
-- by http and is known by https is one, and called as it was asked for.
with known as (
    select article_id, uri, url from version
    union
    select coalesce(article_id, ''), uri, '' from input
),
named as (
    select
        regexp_replace(uri, '^http:', 'https:') as page, uri, url,
        if(article_id = '', max(article_id) over (partition by page), article_id) as article_id
    from known
),
matched as (
    select
        article_id, page, uri,
        case
            when uri = $name or url = $name or article_id = $name then 1
            when page = regexp_replace($name, '^http:', 'https:') then 2
            when ends_with(uri, '/' || $path) then 3
            when contains(uri, $path) or (length($name) >= 6 and starts_with(article_id, $name)) then 4
        end as rank
    from named
)
select article_id, min(uri) as uri, min(rank) as rank
from matched
where rank is not null
group by article_id, page
order by rank, uri
