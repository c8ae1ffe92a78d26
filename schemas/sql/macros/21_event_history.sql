create macro event_history(event_id) as table
    with meant as (
        select m.event_id as id from membership as m where m.mention_id = event_id
        union
        select event_id as id
    )
    select
        s.event_id,
        s.known_from,
        s.known_to,
        s.current and s.recorded_to is null as current,
        s.recorded_from,
        s.recorded_to,
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
        s.edits,
        s.hidden
    from event_state as s
    where s.story = 'all' and s.event_id in (select meant.id from meant)
    order by s.recorded_from, s.known_from nulls last, s.event_id;

comment on macro table event_history is
    'All that was ever said of an event: known_from/known_to (UTC, end exclusive) is when the public could know it so, recorded_from/recorded_to when this store held it so (recorded_to NULL: still). Takes the id of the event, or of any statement that ever stood for it.';
