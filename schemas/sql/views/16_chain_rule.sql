-- The table by which events are chained across articles, one row a rule: to teach another, add one. Lists are written
-- with commas; '' is any, * any kind but talk, of which a day has many. Read a row as: what is of `kinds` and `statuses`,
-- told by a verb of `lemmas`, comes after what is of `before_kinds` and `before_statuses` where both name the same party
-- in these roles. Accused and bills are known by their names; of the rest the words must be alike, too. The thresholds
-- were read off the links of five collections of news by eye: looser ones linked other acts of the same people.
create view chain_rule as
with rule as (
    select *
    from (values
        (1, 'follows', 'charge', '', 'occurred', 'target', 'arrest, custody', 'occurred', 'target', 'person', '', 0, 1100),
        (2, 'follows', 'plea', '', 'occurred', 'actor', 'charge, arrest', 'occurred', 'target', 'person', '', 0, 1100),
        (3, 'follows', 'trial', '', 'occurred, scheduled', 'target', 'charge, arrest', 'occurred', 'target', 'person', '', 0, 1100),
        (4, 'follows', 'trial', '', 'occurred, scheduled', 'target', 'plea', 'occurred', 'actor', 'person', '', 0, 1100),
        (5, 'follows', 'verdict', '', 'occurred', 'target', 'trial, charge', 'occurred', 'target', 'person', '', 0, 1100),
        (6, 'follows', 'verdict', '', 'occurred', 'target', 'plea', 'occurred', 'actor', 'person', '', 0, 1100),
        (7, 'follows', 'sentence', '', 'occurred, scheduled', 'target', 'verdict', 'occurred', 'target', 'person', '', 0, 1100),
        (8, 'follows', 'sentence', '', 'occurred, scheduled', 'target', 'plea', 'occurred', 'actor', 'person', '', 0, 1100),
        (9, 'appeals', 'appeal', '', 'occurred, scheduled, possible', 'actor', 'sentence, verdict', 'occurred', 'target', 'person', '', 0, 1100),
        (10, 'follows', 'release, rescue', '', 'occurred, scheduled', 'target', 'arrest, custody, abduction', 'occurred', 'target', 'person', '', 0, 1100),
        (11, 'follows', 'bill endorsed', '', 'occurred', 'target', 'bill introduced', 'occurred', 'target', 'bill', '', 0, 730),
        (12, 'follows', 'bill passed, approval, vote', '', 'occurred, scheduled', 'target', 'bill introduced, bill endorsed', 'occurred', 'target', 'bill', '', 0, 730),
        (13, 'follows', 'bill signed, veto', '', 'occurred, scheduled', 'target', 'bill passed, approval, vote', 'occurred', 'target', 'bill', '', 0, 730),
        (14, 'blocks', 'ruling', 'block, halt, enjoin, strike, freeze, suspend, stop, quash, invalidate, overturn, void, stay', 'occurred', '', 'order, measure, policy, bill signed, bill passed, sanction', 'occurred', '', '', '', 0.3, 1100),
        (15, 'appeals', 'appeal', '', 'occurred, scheduled, possible', '', 'ruling', 'occurred', '', '', '', 0.25, 730),
        (16, 'follows', 'ruling', '', 'occurred', '', 'lawsuit, appeal', 'occurred', '', '', '', 0.3, 1100),
        (17, 'withdraws', 'repeal', '', 'occurred', '', 'order, measure, policy, sanction, threat, bill signed', 'occurred', '', '', '', 0.4, 1100),
        (18, 'fulfils', 'compliance', 'comply, meet, obey, satisfy, fulfil, fulfill', 'occurred', '', 'deadline', 'scheduled', '', '', '', 0.1, 30),
        (19, 'fulfils', '*', '', 'occurred', 'target', '*', 'threatened, demanded, proposed, possible', 'target', '', 'lemma', 0.3, 730),
        (20, 'fulfils', '*', '', 'occurred', 'actor', '*', 'scheduled', 'actor', '', 'lemma', 0.3, 14),
        (21, 'fulfils', '*', '', 'occurred', 'target', '*', 'scheduled', 'target', '', 'lemma', 0.3, 14)
    ) as r (
        n, relation, kinds, lemmas, statuses, roles, before_kinds, before_statuses, before_roles, parties, same, alike,
        days
    )
)
select
    n,
    relation,
    string_split(kinds, ', ') as kinds,
    string_split(lemmas, ', ') as lemmas,
    string_split(statuses, ', ') as statuses,
    string_split(roles, ', ') as roles,
    string_split(before_kinds, ', ') as before_kinds,
    string_split(before_statuses, ', ') as before_statuses,
    string_split(before_roles, ', ') as before_roles,
    parties,
    same,
    alike::double as alike,
    days
from rule;

comment on view chain_rule is
    'By which rules events of different articles are linked; event_link.rule names the one that linked two.';
comment on column chain_rule.n is 'The rule''s number.';
comment on column chain_rule.relation is 'The link that it makes, as in event_link.';
comment on column chain_rule.kinds is 'Kinds of the later event; * is any but talk.';
comment on column chain_rule.lemmas is 'Verbs that tell it; an empty one is any.';
comment on column chain_rule.statuses is 'Its statuses.';
comment on column chain_rule.roles is 'Roles in which it names the party that both have in common; an empty one is any.';
comment on column chain_rule.before_kinds is 'Kinds of the earlier event; * is any but talk.';
comment on column chain_rule.before_statuses is 'Its statuses.';
comment on column chain_rule.before_roles is 'Roles in which it names the party that both have in common; an empty one is any.';
comment on column chain_rule.parties is 'Kind of participant that both must name; empty: any.';
comment on column chain_rule.same is 'lemma: both must be told by the same verb; else empty.';
comment on column chain_rule.alike is 'How alike their words must be, 0 to 1.';
comment on column chain_rule.days is 'How many days may lie between them.';
