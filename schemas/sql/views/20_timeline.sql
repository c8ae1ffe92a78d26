-- Of the events those with a date.
create view timeline as
select e.* from event as e where e.edtf is not null;

comment on view timeline is
    'What happened when, as it stands now: one row an event and story. The story ''all'' holds every event.';
comment on column timeline.story is 'The story; filter on it, since an event appears once for each story it belongs to.';
comment on column timeline.event_id is 'The event''s identifier: that of the earliest known statement of it.';
comment on column timeline.edtf is 'When it happens, as EDTF (ISO 8601-2): 2017-08-03, 2017-08, 2017-08-03/.., 2017~.';
comment on column timeline.earliest is 'First day on which it can have happened; NULL: open.';
comment on column timeline.latest is 'Last day on which it can have happened, inclusive; NULL: open.';
comment on column timeline.granularity is 'How exactly that is known: minute, day, weekend, week, month, year, …';
comment on column timeline.status is
    'occurred, scheduled, demanded, threatened, proposed, possible, denied or cancelled; sources may differ, see evidence.';
comment on column timeline.kind is 'What sort of event it is: statement, ruling, arrest, vote, death, …';
comment on column timeline.headline is 'The event in short, in the words of one of its sources.';
comment on column timeline.places is 'Where, such as Stockton, California; those that most articles name come first.';
comment on column timeline.n_articles is 'How many articles tell it.';
comment on column timeline.n_independent is
    'How many sources tell it independently: copies, quotations and one owner''s papers count once, opinion not at all.';
comment on column timeline.lineages is 'Those sources, one line each: why n_independent is what it is.';
comment on column timeline.salience is 'How much it matters; only the order means something, more is more.';
comment on column timeline.first_known is 'When the event could first be known, UTC; NULL where no source is dated.';
comment on column timeline.known_at is
    'Since when all that this row says could be known, UTC; NULL where part of it rests on an undated article.';
comment on column timeline.edits is
    'Identifiers of the editors'' decisions that shaped this row, see view edit; empty where none did.';
comment on column timeline.lane is 'The story''s lane that takes it, as its definition has it; NULL for none.';
