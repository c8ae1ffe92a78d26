create view event_link as
select k.event_id, k.other_id, k.relation, k.n_articles, k.known_at, k.names, k.rule
from event_link_as_of(null) as k;

comment on view event_link is
    'How events hang together: this one threatens, demands, blocks, fulfils, follows, … that one. An article says so '
    'itself, or, across articles, it follows from what both events are.';
comment on column event_link.event_id is 'The event that does it, such as the threat, the deadline, or the later step.';
comment on column event_link.other_id is 'The event that it is done to, such as what is threatened, or the step before.';
comment on column event_link.relation is
    'fulfils, blocks, withdraws, postpones, appeals, follows (as the next step of a case or a bill), deadline_of, '
    'threatens, demands, proposes or reports_on.';
comment on column event_link.n_articles is 'How many articles say so themselves; 0 where it follows across articles.';
comment on column event_link.known_at is 'From when it could be known (UTC).';
comment on column event_link.names is 'Across articles: whom or what both events name; else NULL.';
comment on column event_link.rule is 'Across articles: by which row of chain_rule; else NULL.';
