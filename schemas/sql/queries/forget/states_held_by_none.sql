-- Ended states of these events in a stretch of time in which nothing that is left held them up.
delete from event_state s
where s.recorded_to is not null
    and s.event_id in (select event_id from forgotten_held)
    and not exists (
        from forgotten_held h
        where h.remains and h.event_id = s.event_id
            and h.recorded_from < s.recorded_to and coalesce(h.recorded_to > s.recorded_from, true)
            and (
                (s.current and h.current)
                or (
                    s.known_from is not null and h.known_from is not null
                    and coalesce(h.known_from < s.known_to, true) and coalesce(h.known_to > s.known_from, true)
                )
            )
    )
