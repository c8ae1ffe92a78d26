-- The words of ended states of these events that what is left does not say in so many words: a headline, and places.
-- What an older reading said is no more there to compare with, so that what nobody says now is taken to be theirs.
update event_state s
set
    headline = case
        when list_contains(r.headlines, s.headline) or (
            len(s.edits) > 0 and s.headline in (select value from edit_log where action = 'headline')
        ) then s.headline
        else 'erased on request'
    end,
    places = list_filter(s.places, lambda place: list_contains(r.places, place))
from (
    select
        h.event_id, coalesce(list(distinct m.headline), []) as headlines,
        coalesce(list_distinct(flatten(list(m.places))), []) as places
    from forgotten_held h
    left join mention m on m.version_id = h.version_id and m.mention_id = h.mention_id and h.remains
    group by h.event_id
) r
where s.event_id = r.event_id and s.recorded_to is not null
