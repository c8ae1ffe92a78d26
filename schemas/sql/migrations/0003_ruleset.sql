-- What Read says of a version may be read anew under other rules, any number of times: its batch, ordinal, recorded and
-- ruleset in `version` are those of the reading. When the version came is another matter, and stays.
create table arrival (                    -- one row a version that was ever read; never changed
    version_id varchar not null,
    batch bigint not null,               -- that brought it; with `ordinal` the order of versions without times
    ordinal bigint not null,
    recorded timestamp not null          -- when this store took it in
);

-- A rebuild of the first release put its own numbers in `version`; what the version came with stands in `input`.
insert into arrival
select
    v.version_id,
    coalesce(first.came.batch, v.batch),
    coalesce(first.came.ordinal, v.ordinal),
    coalesce(first.came.recorded, v.recorded)
from version as v
left join (
    select
        i.article_id, i.sha256, i.observed,
        min({'batch': i.batch, 'ordinal': i.ordinal, 'recorded': b.recorded}) as came
    from input as i
    join batch as b on b.batch = i.batch
    where i.outcome in ('stored', 'unchanged')
    group by all
) as first
    on first.article_id = v.article_id and first.sha256 = v.sha256 and first.observed is not distinct from v.observed;
