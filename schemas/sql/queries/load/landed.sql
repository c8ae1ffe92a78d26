-- The readings to load: of those in the landing that say they are the same version, the one that came first; of those
-- whose version is in the store, only what is read under other rules, or kept otherwise. `came` is the order among all readings of one
-- version, total by its last keys.
create temp table landed as
select reading.* exclude (came)
from (
    select
        r.*,
        row_number() over (
            partition by r.version_id order by r.ordinal, r.uri, r.source, r.url, r.content, r.title
        ) as came
    from (
        -- what landings of older rules have no columns for
        select
            false as paywalled, []::varchar[] as wishes, 'text' as keep,
            []::struct("name" varchar, geonames bigint, geoid varchar)[] as places
        where false
        union all by name
        select * from read_parquet($files)
    ) as r
) as reading
anti join version
    on version.version_id = reading.version_id
    and version.ruleset = $ruleset
    and version.keep = coalesce(reading.keep, 'text')
where reading.came = 1
