-- Who and what takes part in an event, by its one name, in the role that most of its articles give, and how many name
-- it; its places are told with its date.
with party as (
    select p.entity as name, p.kind, p.role, p.article_id, p.wikidata
    from participant as p
    where p.event_id = $event and p.kind <> 'place'
),
role as (
    select p.name, p.role, count(distinct p.article_id) as n
    from party as p
    group by all
),
named as ( -- an alias may be read as another kind: the one that most articles have
    select p.name, p.kind, count(distinct p.article_id) as n
    from party as p
    group by p.name, p.kind
    qualify row_number() over (partition by p.name order by n desc, p.kind) = 1
),
article as (
    select p.name, any_value(p.wikidata) as wikidata, count(distinct p.article_id) as n_articles
    from party as p
    group by all
)
select r.role, n.kind, r.name, a.n_articles, a.wikidata
from role as r
join named as n on n.name = r.name
join article as a on a.name = r.name
qualify row_number() over (
    partition by r.name order by r.n desc, list_position(['actor', 'target', 'other'], r.role)
) = 1
order by list_position(['actor', 'target', 'other'], r.role), a.n_articles desc, r.name
