-- The mentions of the versions in scope: how they hang on their document's time expressions, and whom they name. Wide
-- rows are picked by rowid, as in `items`.
with said as materialized (
    select version_id, mention_id, mention_key, ordinal, time, bound, status, kind, trigger, headline, lead
    from mention
    where rowid in (select rowid from mention where version_key in (select md5_number_lower(key) from scope_versions))
),
named as materialized (
    select mention_key, role, kind, name, called
    from mention_participant
    where version_key in (select md5_number_lower(key) from scope_versions) and kind not in ('group', 'thing')
)
select
    m.version_id, m.mention_id, m.time, m.bound, m.status, m.kind, m.trigger,
    coalesce(p.patients, []), coalesce(p.actors, []), coalesce(p.persons, []), coalesce(p.parties, []), m.headline,
    m.lead, coalesce(p.bills, [])
from said m
left join (
    select
        mention_key,
        list(distinct name order by name) filter (kind = 'person' and role = 'target') as patients,
        list(distinct name order by name) filter (kind = 'person' and role = 'actor') as actors,
        list(distinct name order by name) filter (kind = 'person') as persons,
        -- "Ann Lee" and "Lee" are one to a neighbourhood. Who does it or has it done is more than who is named beside.
        list(distinct name order by name) filter (kind = 'bill' and role = 'target') as bills,
        coalesce(
            list(distinct called) filter (role in ('actor', 'target')),
            list(distinct called) filter (kind <> 'place'),
            []
        ) as parties
    from named
    group by all
) p on p.mention_key = m.mention_key
order by m.version_id, m.ordinal
