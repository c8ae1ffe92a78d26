-- Events that an identifier, or its first characters, may mean: an event's own id, or that of any statement of it.
-- `rank`: 1 for events on the current timeline, 2 for those that a current statement stands for, 3 for those of the past.
select event_id, min(rank) as rank from (
    select event_id, case when current and recorded_to is null then 1 else 3 end as rank
    from event_state where story = 'all' and starts_with(event_id, $name)
    union all
    select event_id, case when current and recorded_to is null then 2 else 3 end
    from membership where starts_with(mention_id, $name)
)
group by event_id
order by rank, event_id
