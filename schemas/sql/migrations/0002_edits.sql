-- Editors' decisions: what a person said of an event, kept by the words of its evidence and never by an event's id.

create table edit_log (                  -- one row a line of FILE.d/edits.jsonl, in its order; never changed
    edit_id varchar not null,            -- of its content
    ordinal bigint not null,             -- place in the file: of two that contradict each other the later holds
    made timestamp not null,             -- when the person said so, UTC
    editor varchar not null,
    why varchar not null,
    action varchar not null check (action in (
        'merge', 'split', 'hide', 'date', 'status', 'headline', 'note', 'undo')),
    value varchar not null,              -- the EDTF, status, headline or note; the edit_id that is undone; '' for none
    recorded timestamp not null
);

create table edit_ground (               -- the statements that an edit speaks of
    edit_id varchar not null,
    ordinal integer not null,
    side integer not null check (side in (0, 1)),  -- 1: of a split, what is set apart; of a merge, the other event
    article_id varchar not null,
    uri varchar not null,
    sha256 varchar not null,             -- of the bytes in which the person saw it
    part varchar not null,               -- title, body, caption
    quote varchar not null,
    trigger varchar not null             -- which event of the quote, where it tells several
);

create table edit_match (                -- which mentions those statements are, under the present rules
    edit_id varchar not null,
    ordinal integer not null,            -- of the ground
    version_id varchar not null,
    mention_id varchar not null,
    recorded_from timestamp not null,
    recorded_to timestamp
);

alter table event_state add column edits varchar[] default [];       -- the edits that shaped it, in their order
alter table event_state add column hidden boolean default false;     -- kept, and on no timeline: an editor hid it

-- A CHECK cannot be changed: the table is made again, with the kinds of run that change a store without reading.
create table run_log_next (
    run_id varchar not null,
    kind varchar not null check (kind in ('ingest', 'rebuild', 'story', 'edit', 'forget', 'import')),
    started timestamp not null,
    ended timestamp,
    ruleset varchar not null,
    inputs varchar[] not null,
    n_batches integer not null
);
insert into run_log_next select * from run_log;
drop table run_log;
alter table run_log_next rename to run_log;
