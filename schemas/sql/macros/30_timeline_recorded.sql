-- Transaction time: what this store said, which nothing that it learns later can change.
create macro timeline_recorded(story, recorded) as table
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
        and s.current
        and not s.hidden and s.edtf <> ''
        and s.recorded_from <= as_instant(recorded)
        and (s.recorded_to is null or s.recorded_to > as_instant(recorded));

comment on macro table timeline_recorded is
    'The current timeline of a story as this store told it at an instant (UTC; a bare day means its end): the answer of the view timeline, had it been asked then. Columns as there, and recorded_from: since when the store had said so; ruleset: by which rules. Later articles, corrections, editors'' decisions and rebuilds do not change it.';
