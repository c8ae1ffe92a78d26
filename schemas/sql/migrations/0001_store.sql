-- The tables that only the writer touches. Readers use the views and macros, which are replaced at each opening.
-- No primary keys, foreign keys or indexes: on wide tables they cost minutes in a MERGE; uniqueness is tested instead.
-- All instants are UTC in TIMESTAMP. CHECKs stand where a wrong word would be read as a fact.

create table surface (sha256 varchar not null);   -- of the views, macros and comments that were last made

-- What happened: runs, batches (one landing, one transaction each), inputs, rejects ------------------------------

create table run_log (                    -- readers see it as view `run`, with its counts
    run_id varchar not null,
    kind varchar not null check (kind in ('ingest', 'rebuild', 'story')),
    started timestamp not null,
    ended timestamp,                     -- null: interrupted, or going on
    ruleset varchar not null,
    inputs varchar[] not null,
    n_batches integer not null
);

create table batch (                     -- the ledger: a landing is in here, or not in the store
    batch bigint not null,               -- 1, 2, 3, … in the order of commits
    landing varchar not null,            -- the landing's folder name
    run_id varchar not null,
    recorded timestamp not null,         -- strictly increasing
    ruleset varchar not null,
    n_changed bigint not null            -- rows of versions, copies, dates and event states that this batch wrote or ended
);

create table input (                     -- each thing that a run was given, and what became of it (law 4)
    run_id varchar not null,
    batch bigint not null,
    ordinal bigint not null,
    uri varchar not null,
    source varchar not null,             -- '' where nothing names one
    article_id varchar,                  -- null where no document came of it
    sha256 varchar,                      -- of the archived bytes, null where none were read
    media varchar,
    observed timestamp,
    outcome varchar not null check (outcome in ('stored', 'duplicate', 'unchanged', 'skipped', 'rejected', 'erased')),
    stage varchar not null,              -- where that was decided: gather, read, resolve
    reason varchar not null,             -- '' for stored
    detail varchar not null
);

-- What Read says of each version ---------------------------------------------------------------------------------

create table version (
    version_id varchar not null,
    article_id varchar not null,
    uri varchar not null,
    url varchar not null,
    source varchar not null,
    sha256 varchar not null,
    media varchar not null,
    observed timestamp,
    ordinal bigint not null,
    batch bigint not null,
    recorded timestamp not null,
    ruleset varchar not null,
    title varchar not null,
    authors varchar[] not null,
    credit varchar[] not null,
    dateline varchar not null,
    lang varchar not null,
    genre varchar not null,
    mined boolean not null,
    content varchar not null
);

create table part (version_id varchar not null, part integer not null, name varchar not null, text varchar not null);

create table time_expression (
    version_id varchar not null, ordinal integer not null, part integer not null, char_start integer not null,
    char_end integer not null, text varchar not null, type varchar not null, symbol varchar not null
);

create table date_candidate (
    version_id varchar not null, ordinal integer not null, role varchar not null, method varchar not null,
    text varchar not null, day date, instant timestamp, confidence double not null, refused varchar not null
);

create table mention (
    version_id varchar not null,
    mention_id varchar not null,
    ordinal integer not null,
    part integer not null,
    char_start integer not null,
    char_end integer not null,
    trigger varchar not null,
    trigger_start integer not null,
    trigger_end integer not null,
    lemma varchar not null,
    kind varchar not null,
    status varchar not null check (status in (
        'occurred', 'scheduled', 'demanded', 'threatened', 'proposed', 'possible', 'denied', 'cancelled')),
    time integer not null,               -- time_expression.ordinal, -1 for none
    bound varchar not null,
    headline varchar not null,
    places varchar[] not null,
    attributed_to varchar not null,
    terms varchar[] not null,
    weights double[] not null
);

create table mention_participant (
    version_id varchar not null, mention_id varchar not null, role varchar not null, kind varchar not null,
    name varchar not null, part integer not null, char_start integer not null, char_end integer not null
);

create table mention_link (
    version_id varchar not null, source_id varchar not null, target_id varchar not null, relation varchar not null
);

create table money_mention (
    version_id varchar not null, part integer not null, char_start integer not null, char_end integer not null,
    low double not null, high double not null, currency varchar not null, text varchar not null
);

create table quotation_mention (
    version_id varchar not null, part integer not null, char_start integer not null, char_end integer not null,
    text varchar not null, speaker varchar not null, verb varchar not null, direct boolean not null
);

create table fingerprint (version_id varchar not null, hash bigint not null);

-- What Resolve concludes. Rows are never changed: they end (recorded_to), and others begin. -----------------------

create table copy_pair (
    version_id varchar not null,
    other_id varchar not null,
    relation varchar not null check (relation in ('identical', 'excerpt', 'rewrite', 'quotes')),
    score double not null,
    words integer not null,
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table publication (
    version_id varchar not null,
    earliest date,
    latest date,
    "at" timestamp,                      -- a word of DuckDB's own since 2.0: quote it
    method varchar not null,
    confidence double not null,
    why varchar not null,
    known_at timestamp,
    known_basis varchar not null check (known_basis in (
        'observed', 'modified', 'published', 'day', 'inferred', 'unknown')),
    dated_at timestamp,
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table anchored (                  -- when each mention says that it happens, under the publication it hangs on
    version_id varchar not null,
    mention_id varchar not null,
    block varchar not null,              -- the days that it shares with other reports of its event; '' : undated
    edtf varchar not null,               -- '' : undated
    earliest date,
    latest date,
    granularity varchar not null,
    value varchar not null,              -- TIMEX3
    known_from timestamp,                -- from when this could be said; null: on the current timeline only
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table membership (                -- which mention stands for which event, and in what years of knowledge
    block varchar not null,              -- the neighbourhood that is recomputed as one
    event_id varchar not null,
    version_id varchar not null,
    mention_id varchar not null,
    known_from timestamp,                -- null with current: on the current timeline only
    known_to timestamp,                  -- exclusive
    current boolean not null,
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table event_state (
    story varchar not null,
    event_id varchar not null,           -- its earliest-known mention
    block varchar not null,
    edtf varchar not null,
    earliest date,
    latest date,                         -- null: open
    granularity varchar not null,
    status varchar not null check (status in (
        'occurred', 'scheduled', 'demanded', 'threatened', 'proposed', 'possible', 'denied', 'cancelled')),
    kind varchar not null,
    headline varchar not null,
    places varchar[] not null,
    n_articles integer not null,
    n_independent integer not null,
    lineages varchar[] not null,         -- one line a lineage: the reason of n_independent
    salience double not null,
    first_known timestamp,               -- when the event was first known
    known_from timestamp,                -- this state holds for known in [known_from, known_to)
    known_to timestamp,
    current boolean not null,            -- the state with everything in the store, the undated included
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table story (
    name varchar not null, title varchar not null, definition varchar not null, sha256 varchar not null,
    recorded timestamp not null
);

create table lifetime (                  -- when each version was what its article said; equal neighbours are one version
    version_id varchar not null,
    article_id varchar not null,
    known_from timestamp,
    known_to timestamp,                  -- exclusive; null: until now
    current boolean not null,
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table attachment (                -- undated statements that a dated one of their own or a related article explains
    version_id varchar not null,
    mention_id varchar not null,
    target_version varchar not null,
    target_mention varchar not null,
    block varchar not null,
    known_from timestamp,
    known_to timestamp,
    current boolean not null,
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table story_version (             -- which versions a story's definition selects
    version_id varchar not null,
    story varchar not null,
    recorded_from timestamp not null,
    recorded_to timestamp
);
