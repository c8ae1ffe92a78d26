create view event_link as
with taken as (
    select m.event_id, m.version_id, m.mention_id, v.article_id
    from membership as m
    join version as v on v.version_id = m.version_id
    where m.current and m.recorded_to is null
),
hidden as (                              -- by an editor
    select s.event_id from event_state as s where s.hidden and s.current and s.recorded_to is null
)
select
    source.event_id,
    target.event_id as other_id,
    k.relation,
    count(distinct source.article_id) as n_articles
from mention_link as k
join taken as source on source.version_id = k.version_id and source.mention_id = k.source_id
join taken as target on target.version_id = k.version_id and target.mention_id = k.target_id
where source.event_id <> target.event_id
    and source.event_id not in (select h.event_id from hidden as h)
    and target.event_id not in (select h.event_id from hidden as h)
group by source.event_id, target.event_id, k.relation;

comment on view event_link is 'How events hang together: this one threatens, demands, blocks, fulfils, … that one.';
comment on column event_link.event_id is 'The event that does it, such as the threat, or the deadline.';
comment on column event_link.other_id is 'The event that it is done to, such as what is threatened.';
comment on column event_link.relation is
    'fulfils, blocks, withdraws, postpones, appeals, deadline_of, threatens, demands, proposes or reports_on.';
comment on column event_link.n_articles is 'How many articles say so.';
