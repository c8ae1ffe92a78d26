create view forgotten as
select
    e.erasure_id,
    e.made,
    e.editor,
    e.why,
    e.kind,
    e.n_articles,
    e.n_versions,
    e.n_inputs,
    (select count(*) from tombstone as t where t.erasure_id = e.erasure_id) as n_tombstones,
    e.recorded
from erasure as e;

comment on view forgotten is
    'What was forgotten on request (dateline forget): who asked and why, never what. It is not taken in again.';
comment on column forgotten.erasure_id is 'The request''s identifier.';
comment on column forgotten.made is 'When it was asked for, UTC.';
comment on column forgotten.editor is 'Who ordered it.';
comment on column forgotten.why is 'The reason.';
comment on column forgotten.kind is 'url (an article), source (all of a publisher''s) or text (what has a passage).';
comment on column forgotten.n_articles is 'Of how many articles something was erased.';
comment on column forgotten.n_versions is 'How many versions of articles were erased.';
comment on column forgotten.n_inputs is 'How many inputs of past runs count as erased since.';
comment on column forgotten.n_tombstones is
    'By how many hashes it is known should it come again: of addresses, bytes, a name, a passage.';
comment on column forgotten.recorded is 'When the store noted it, UTC.';
