-- Silence is a conclusion from what was known: reports went on after the day, and none of them says what came of it.
create macro deadline_as_of(known) as table
    with due as (
        select s.story, s.event_id, s.latest as due, s.status, s.headline, s.first_known
        from event_state as s
        where s.kind = 'deadline' and s.latest is not null and s.recorded_to is null and not s.hidden
            and if(
                known is null, s.current,
                s.known_from <= as_instant(known) and (s.known_to is null or s.known_to > as_instant(known))
            )
    ),
    report as (
        select 'all' as story, max(l.known_from) as last_at
        from lifetime as l
        where l.recorded_to is null and (known is null or l.known_from <= as_instant(known))
        union all
        select v.story, max(l.known_from)
        from lifetime as l
        join story_version as v on v.version_id = l.version_id and v.recorded_to is null
        where l.recorded_to is null and (known is null or l.known_from <= as_instant(known))
        group by v.story
    ),
    answer as (
        select k.other_id, k.relation, k.event_id, k.known_at
        from event_link_as_of(known) as k
        where k.relation in ('fulfils', 'postpones', 'withdraws')
        qualify row_number() over (partition by k.other_id order by k.known_at desc nulls last, k.event_id) = 1
    )
    select
        d.story,
        d.event_id,
        d.due,
        case
            when a.relation = 'fulfils' then 'met'
            when a.relation = 'postpones' then 'postponed'
            when a.relation = 'withdraws' or d.status = 'cancelled' then 'called off'
            when r.last_at::date > d.due then 'passed in silence'
            else 'open'
        end as outcome,
        a.event_id as other_id,
        r.last_at as last_report,
        d.headline
    from due as d
    join report as r on r.story = d.story
    left join answer as a on a.other_id = d.event_id;

comment on macro table deadline_as_of is
    'What had come of each deadline as could be known at an instant (UTC; a bare day means its end; NULL: with everything in the store); columns as in deadline.';
