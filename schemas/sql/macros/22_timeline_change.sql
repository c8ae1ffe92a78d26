-- What differs between what was known at `since` and at `until`, or now where `until` is NULL. Now is what is known
-- last; of what rests on undated articles, of which nobody can say when it was known, that which was recorded after
-- `since`.
--
-- An event is the same at both instants by its id; else by the statement that founded it, looked up among those that
-- stand for the events of the other instant.
create macro timeline_change(story, since, until) as table
    with bounds as (
        select as_instant(since) as first, as_instant(until) as last, timestamp '9999-12-31' as never
    ),
    history as (
        select s.* from event_state as s where s.story = story and s.recorded_to is null
    ),
    before as (
        select s.*
        from history as s, bounds as t
        where s.known_from <= t.first and (s.known_to is null or s.known_to > t.first)
    ),
    undated as (
        select s.*
        from history as s, bounds as t
        where t.last is null and s.current and s.known_from is null and s.recorded_from > t.first
    ),
    retold as (
        select m.mention_id
        from membership as m
        join undated as u on u.event_id = m.event_id
        where m.current and m.recorded_to is null
    ),
    after as (
        select s.*
        from history as s, bounds as t
        where case
            when t.last is null then s.known_from is not null and s.known_to is null
                and s.event_id not in (select r.mention_id from retold as r)
            else s.known_from <= t.last and (s.known_to is null or s.known_to > t.last)
        end
        union all
        select u.* from undated as u
    ),
    gone as (
        select x.event_id from before as x where x.event_id not in (select y.event_id from after as y)
    ),
    come as (
        select y.event_id from after as y where y.event_id not in (select x.event_id from before as x)
    ),
    went as ( -- where the founding statement of an event that is gone stands now
        select g.event_id, min(m.event_id) as other_id
        from gone as g
        join membership as m on m.mention_id = g.event_id and m.recorded_to is null
        join after as y on y.event_id = m.event_id
        cross join bounds as t
        where case
            when t.last is null then m.current or (m.known_from is not null and m.known_to is null)
            else m.known_from <= t.last and (m.known_to is null or m.known_to > t.last)
        end
        group by g.event_id
    ),
    stood as ( -- where the founding statement of an event that has come stood before
        select c.event_id, min(m.event_id) as other_id
        from come as c
        join membership as m on m.mention_id = c.event_id and m.recorded_to is null
        join before as x on x.event_id = m.event_id
        cross join bounds as t
        where m.known_from <= t.first and (m.known_to is null or m.known_to > t.first)
        group by c.event_id
    ),
    renamed as ( -- one heir for each event and one event for each heir; the others merged, or were split off
        select h.before_id, h.after_id
        from (
            select w.event_id as before_id, w.other_id as after_id
            from went as w
            where w.other_id in (select c.event_id from come as c)
            union
            select s.other_id, s.event_id
            from stood as s
            where s.other_id in (select g.event_id from gone as g)
                and s.other_id not in (select w.event_id from went as w)
        ) as h
        qualify row_number() over (partition by h.before_id order by h.after_id) = 1
            and row_number() over (partition by h.after_id order by h.before_id) = 1
    ),
    fate as (
        select x.event_id as before_id, y.event_id as after_id, null as other_id
        from before as x
        join after as y on y.event_id = x.event_id
        union all
        select r.before_id, r.after_id, r.before_id from renamed as r
        union all
        select null, c.event_id, s.other_id
        from come as c
        left join stood as s on s.event_id = c.event_id
        where c.event_id not in (select r.after_id from renamed as r)
        union all
        select g.event_id, null, w.other_id
        from gone as g
        left join went as w on w.event_id = g.event_id
        where g.event_id not in (select r.before_id from renamed as r)
    ),
    turned as ( -- when each came about: when the last state that said otherwise ended, if it has
        select
            f.before_id, f.after_id, f.other_id,
            max(coalesce(h.known_to, t.never)) filter (where h.edtf <> y.edtf) as moved,
            max(coalesce(h.known_to, t.never)) filter (where h.status <> y.status) as status,
            max(coalesce(h.known_to, t.never)) filter (where h.headline <> y.headline) as headline,
            max(coalesce(h.known_to, t.never)) filter (where h.n_independent <> y.n_independent) as sources,
            min(h.known_from) filter (where h.known_from > t.first) as came,
            max(coalesce(h.known_to, t.never)) as went
        from fate as f
        cross join bounds as t
        left join after as y on y.event_id = f.after_id
        left join history as h
            on h.event_id = coalesce(f.after_id, f.before_id)
            and h.known_from <= coalesce(t.last, h.known_from)
            and h.known_from <= coalesce(y.known_from, h.known_from)
        group by all
    ),
    difference as (
        select
            if(k.after_id is null, x, y) as shown, -- no coalesce: a row that was not joined is a row of NULLs
            k.other_id,
            unnest(case
                when k.after_id is null then [{
                    change: if(k.other_id is null, 'retracted', 'merged'),
                    was: x.headline, now: o.headline, known_at: k.went
                }]
                when k.before_id is null then [{
                    change: if(k.other_id is null, 'added', 'split'),
                    was: o.headline, now: y.headline, known_at: k.came
                }]
                else [
                    {change: 'renamed', was: x.event_id, now: y.event_id, known_at: k.came},
                    {change: 'moved', was: x.edtf, now: y.edtf, known_at: k.moved},
                    {change: 'status', was: x.status, now: y.status, known_at: k.status},
                    {
                        change: if(y.n_independent > x.n_independent, 'more sources', 'fewer sources'),
                        was: x.n_independent::varchar, now: y.n_independent::varchar, known_at: k.sources
                    },
                    {change: 'headline', was: x.headline, now: y.headline, known_at: k.headline}
                ]
            end) as found
        from turned as k
        left join before as x on x.event_id = k.before_id
        left join after as y on y.event_id = k.after_id
        left join (
            select s.event_id, s.headline from after as s
            union
            select s.event_id, s.headline from before as s anti join after as y on y.event_id = s.event_id
        ) as o on o.event_id = k.other_id
    )
    select
        d.found.change,
        d.shown.event_id,
        d.other_id,
        d.shown.headline,
        nullif(d.shown.edtf, '') as edtf,
        d.shown.earliest,
        d.shown.latest,
        d.shown.granularity,
        d.shown.status,
        d.shown.kind,
        d.shown.places,
        d.shown.n_articles,
        d.shown.n_independent,
        d.shown.salience,
        d.found.was,
        d.found.now,
        nullif(
            coalesce(
                d.found.known_at, if(d.found.change in ('merged', 'retracted'), null, d.shown.known_from)
            ),
            t.never
        ) as known_at
    from difference as d
    cross join bounds as t
    where d.found.was is distinct from d.found.now
        or d.found.change in ('added', 'split', 'merged', 'retracted')
    order by known_at nulls last, d.shown.earliest, d.shown.event_id, d.found.change;

comment on macro table timeline_change is
    'What timeline_diff and whats_new are made of: the changes of a story between two instants (UTC); the second NULL: now.';
