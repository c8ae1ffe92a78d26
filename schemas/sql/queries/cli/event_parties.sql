-- Who and what takes part in an event, in the role that most of its articles give, and how many name it; its places are
-- told with its date.
with role as (
    select p.name, p.kind, p.role, count(distinct p.article_id) as n
    from participant as p
    where p.event_id = $event and p.kind <> 'place'
    group by all
),
article as (
    select p.name, p.kind, count(distinct p.article_id) as n_articles
    from participant as p
    where p.event_id = $event
    group by all
)
select r.role, r.kind, r.name, a.n_articles
from role as r
join article as a on a.name = r.name and a.kind = r.kind
qualify row_number() over (
    partition by r.name, r.kind order by r.n desc, list_position(['actor', 'target', 'other'], r.role)
) = 1
order by list_position(['actor', 'target', 'other'], r.role), a.n_articles desc, r.name
