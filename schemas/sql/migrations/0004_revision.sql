-- What a version of an article changed in the one before it, and whether the article says so.

create table revised (                   -- one row a change; readers see it as view `revision`
    article_id varchar not null,
    before_id varchar not null,          -- the version that was replaced
    version_id varchar not null,         -- the version that replaced it
    ordinal integer not null,            -- from 0: facts first, wording last
    change varchar not null check (change in (
        'number', 'date', 'quotation', 'name', 'title', 'published', 'cut', 'added', 'moved', 'wording', 'notice')),
    was varchar not null,                -- '' where something was added
    was_part integer,                    -- null where nothing stood, and for the date of publication
    was_start integer,
    was_end integer,
    was_sentence_start integer,          -- of the sentence, or the run of sentences, that it stood in
    was_sentence_end integer,
    "now" varchar not null,              -- '' where something was cut
    now_part integer,
    now_start integer,
    now_end integer,
    now_sentence_start integer,
    now_sentence_end integer,
    notice_kind varchar not null check (notice_kind in ('', 'correction', 'clarification', 'update', 'withdrawal')),
    notice varchar not null,             -- the words of the new version that speak of this change; '': a silent edit
    notice_part integer,
    notice_start integer,
    notice_end integer,
    recorded_from timestamp not null,
    recorded_to timestamp
);

create table restated (                  -- statements that a new version made otherwise, took back or added
    article_id varchar not null,
    before_id varchar not null,
    before_mention varchar,              -- null: the new version added it
    version_id varchar not null,
    mention_id varchar,                  -- null: the new version says nothing of the kind
    ordinal integer,                     -- of the weightiest change that touched it; null: its words are the same
    recorded_from timestamp not null,
    recorded_to timestamp
);

alter table version add column paywalled boolean default false;  -- it says that only subscribers see the rest
