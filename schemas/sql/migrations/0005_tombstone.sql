-- What was forgotten on request: who asked and why, and the hashes by which it is known should it come again.
-- Never a word of it: no address, no name, no text.

create table erasure (                   -- one row a request
    erasure_id varchar not null,
    made timestamp not null,             -- when it was asked for, UTC
    editor varchar not null,
    why varchar not null,
    kind varchar not null check (kind in ('url', 'source', 'text')),
    n_articles integer not null,         -- of which something was erased
    n_versions integer not null,
    n_inputs integer not null,           -- of all runs so far, which are counted as erased since
    recorded timestamp not null
);

create table tombstone (                 -- what stops it from being taken in again
    erasure_id varchar not null,
    kind varchar not null check (kind in ('article', 'bytes', 'source', 'text')),
    hash varchar not null,               -- article: its id; bytes: their SHA-256; else the keyed hash of the folded words
    words integer not null,              -- how many words that are; 0 for an article and for bytes
    salt varchar not null                -- the key of that hash; '' for an article and for bytes
);
