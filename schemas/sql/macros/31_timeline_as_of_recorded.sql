create macro timeline_as_of_recorded(story, known, recorded) as table
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
        nullif(s.lane, '') as lane,
        s.recorded_from,
        b.ruleset
    from event_state as s
    left join batch as b on b.recorded = s.recorded_from
    where s.story = story
        and not s.hidden and s.edtf <> ''
        and s.known_from <= as_instant(known)
        and (s.known_to is null or s.known_to > as_instant(known))
        and s.recorded_from <= as_instant(recorded)
        and (s.recorded_to is null or s.recorded_to > as_instant(recorded));

comment on macro table timeline_as_of_recorded is
    'What this store, asked at the instant `recorded`, answered to timeline_as_of(story, known): both UTC, a bare day means its end. An article that comes late changes what was known in the past as the store tells it now, and never what it told then. Columns as in timeline_recorded.';
