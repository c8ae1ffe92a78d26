create macro timeline_as_of(story, known) as table
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
    where s.story = story
        and s.recorded_to is null
        and not s.hidden and s.edtf <> ''
        and s.known_from <= as_instant(known)
        and (s.known_to is null or s.known_to > as_instant(known));

comment on macro table timeline_as_of is
    'The timeline of a story as it could be drawn at an instant (UTC; a bare day means its end) from what was public then; columns as in timeline.';
