create view copy as
select
    a.article_id,
    b.article_id as other_id,
    c.relation,
    c.score,
    c.words
from copy_pair as c
join lifetime as a on a.version_id = c.version_id and a.current and a.recorded_to is null
join lifetime as b on b.version_id = c.other_id and b.current and b.recorded_to is null
where c.recorded_to is null;

comment on view copy is 'Which current articles share their words, and how: two copies are one source, not two.';
comment on column copy.article_id is 'One article; for quotes, the one that quotes.';
comment on column copy.other_id is 'The other article; for quotes, the one that is quoted.';
comment on column copy.relation is
    'identical, excerpt (one is part of the other), rewrite, or quotes (an article of its own that quotes the other).';
comment on column copy.score is 'How much of the shorter one the other has, 0 to 1.';
comment on column copy.words is 'Number of words that they share.';
