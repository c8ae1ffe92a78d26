create view event as
select
    s.story,
    s.event_id,
    nullif(s.edtf, '') as edtf,
    s.earliest,
    s.latest,
    s.granularity,
    s.status,
    s.kind,
    s.headline,
    s.places,
    s.n_articles,
    s.n_independent,
    s.lineages,
    s.salience,
    s.first_known,
    s.known_from as known_at,
    s.edits,
    nullif(s.lane, '') as lane
from event_state as s
where s.current and s.recorded_to is null and not s.hidden;

comment on view event is
    'Every event as it stands now, also what nobody dates: deeds told twice without a day. Columns as in timeline, which lists those with a date.';
comment on column event.story is 'The story; filter on it, since an event appears once for each story it belongs to.';
comment on column event.event_id is 'The event''s identifier: that of the earliest known statement of it.';
comment on column event.edtf is 'When it happens, as EDTF (ISO 8601-2): 2017-08-03, 2017-08, 2017-08-03/.., 2017~; NULL where no source says.';
comment on column event.earliest is 'First day on which it can have happened; NULL: open.';
comment on column event.latest is 'Last day on which it can have happened, inclusive; NULL: open.';
comment on column event.granularity is 'How exactly that is known: minute, day, weekend, week, month, year, …';
comment on column event.status is
    'occurred, scheduled, demanded, threatened, proposed, possible, denied or cancelled; sources may differ, see evidence.';
comment on column event.kind is 'What sort of event it is: statement, ruling, arrest, vote, death, …';
comment on column event.headline is 'The event in short, in the words of one of its sources.';
comment on column event.places is 'Where, such as Stockton, California; those that most articles name come first.';
comment on column event.n_articles is 'How many articles tell it.';
comment on column event.n_independent is
    'How many sources tell it independently: copies, quotations and one owner''s papers count once, opinion not at all.';
comment on column event.lineages is 'Those sources, one line each: why n_independent is what it is.';
comment on column event.salience is 'How much it matters; only the order means something, more is more.';
comment on column event.first_known is 'When the event could first be known, UTC; NULL where no source is dated.';
comment on column event.known_at is
    'Since when all that this row says could be known, UTC; NULL where part of it rests on an undated article.';
comment on column event.edits is
    'Identifiers of the editors'' decisions that shaped this row, see view edit; empty where none did.';
comment on column event.lane is 'The story''s lane that takes it, as its definition has it; NULL for none.';
