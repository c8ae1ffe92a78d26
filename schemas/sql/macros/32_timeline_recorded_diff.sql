-- An event is the same in both answers by its id; else an event that is gone and one that has come are one where they
-- share statements, or, since other rules may cut a text into other statements, are told in the same words or by the
-- same article of the same days. What shares statements with an event that stayed went into it, or was split off it.
create macro timeline_recorded_diff(story, a, b) as table
    with bounds as (
        select as_instant(a) as first, as_instant(b) as last
    ),
    before as (
        select s.*
        from event_state as s, bounds as t
        where s.story = story and s.current and not s.hidden and s.edtf <> ''
            and s.recorded_from <= t.first and (s.recorded_to is null or s.recorded_to > t.first)
    ),
    after as (
        select s.*
        from event_state as s, bounds as t
        where s.story = story and s.current and not s.hidden and s.edtf <> ''
            and s.recorded_from <= t.last and (s.recorded_to is null or s.recorded_to > t.last)
    ),
    gone as (
        select x.event_id, x.edtf, x.headline from before as x anti join after as y on y.event_id = x.event_id
    ),
    come as (
        select y.event_id, y.edtf, y.headline from after as y anti join before as x on x.event_id = y.event_id
    ),
    stated_before as (
        select m.event_id, m.mention_id, m.version_id
        from membership as m, bounds as t
        where m.current and m.recorded_from <= t.first and (m.recorded_to is null or m.recorded_to > t.first)
    ),
    stated_after as (
        select m.event_id, m.mention_id, m.version_id
        from membership as m, bounds as t
        where m.current and m.recorded_from <= t.last and (m.recorded_to is null or m.recorded_to > t.last)
    ),
    trait_before as ( -- by what an event is known again, and how far that can be trusted
        select g.event_id, m.mention_id as trait, 4 as weight
        from gone as g join stated_before as m on m.event_id = g.event_id
        union
        select g.event_id, concat_ws(' ', m.version_id, g.edtf), 1
        from gone as g join stated_before as m on m.event_id = g.event_id
        union
        select g.event_id, g.headline, 2 from gone as g
    ),
    trait_after as (
        select c.event_id, m.mention_id as trait
        from come as c join stated_after as m on m.event_id = c.event_id
        union
        select c.event_id, concat_ws(' ', m.version_id, c.edtf)
        from come as c join stated_after as m on m.event_id = c.event_id
        union
        select c.event_id, c.headline from come as c
    ),
    likeness as (
        select g.event_id as before_id, c.event_id as after_id, sum(g.weight) as weight
        from trait_before as g
        join trait_after as c on c.trait = g.trait
        group by all
    ),
    renamed as ( -- those that are each other's likest
        select l.before_id, l.after_id
        from likeness as l
        qualify row_number() over (partition by l.before_id order by l.weight desc, l.after_id) = 1
            and row_number() over (partition by l.after_id order by l.weight desc, l.before_id) = 1
    ),
    went as ( -- where the statements of an event that is gone stand after
        select g.event_id, min(n.event_id) as other_id
        from gone as g
        join stated_before as m on m.event_id = g.event_id
        join stated_after as n on n.mention_id = m.mention_id
        semi join after as y on y.event_id = n.event_id
        group by g.event_id
    ),
    stood as ( -- where the statements of an event that has come stood before
        select c.event_id, min(m.event_id) as other_id
        from come as c
        join stated_after as n on n.event_id = c.event_id
        join stated_before as m on m.mention_id = n.mention_id
        semi join before as x on x.event_id = m.event_id
        group by c.event_id
    ),
    fate as (
        select x.event_id as before_id, x.event_id as after_id, null as other_id
        from before as x
        semi join after as y on y.event_id = x.event_id
        union all
        select r.before_id, r.after_id, r.before_id from renamed as r
        union all
        select null, c.event_id, s.other_id
        from come as c
        anti join renamed as r on r.after_id = c.event_id
        left join stood as s on s.event_id = c.event_id
        union all
        select g.event_id, null, w.other_id
        from gone as g
        anti join renamed as r on r.before_id = g.event_id
        left join went as w on w.event_id = g.event_id
    ),
    difference as (
        select
            if(k.after_id is null, x, y) as shown,
            k.other_id,
            unnest(case
                when k.after_id is null then
                    [{change: if(k.other_id is null, 'retracted', 'merged'), was: x.headline, now: null}]
                when k.before_id is null then
                    [{change: if(k.other_id is null, 'added', 'split'), was: null, now: y.headline}]
                else [
                    {change: 'renamed', was: x.event_id, now: y.event_id},
                    {change: 'moved', was: x.edtf, now: y.edtf},
                    {change: 'status', was: x.status, now: y.status},
                    {
                        change: if(y.n_independent > x.n_independent, 'more sources', 'fewer sources'),
                        was: x.n_independent::varchar, now: y.n_independent::varchar
                    },
                    {change: 'headline', was: x.headline, now: y.headline}
                ]
            end) as found
        from fate as k
        left join before as x on x.event_id = k.before_id
        left join after as y on y.event_id = k.after_id
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
        d.found.now
    from difference as d
    where d.found.was is distinct from d.found.now
    order by d.shown.earliest nulls last, d.shown.event_id, d.found.change;

comment on macro table timeline_recorded_diff is
    'What this store tells otherwise at one instant than at another (UTC; a bare day means its end): the changes from timeline_recorded(story, a) to timeline_recorded(story, b), named as in timeline_diff. Between the instants before and at which a rebuild was recorded it says what other rules made of the same articles.';
