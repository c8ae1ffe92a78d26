-- What differs between what was known at `since` and at `until`, or now where `until` is NULL. Now is what is known
-- last; of what rests on undated articles, of which nobody can say when it was known, that which was recorded after
-- `since`.
--
-- An event is the same at both instants by its id; else by the statement that founded it, looked up among those that
-- stand for the events of the other instant; else by a statement that its article made into one of the other's.
--
-- The cause of a change is looked for among the statements that came or went, for its event, at its instant.
create macro timeline_change(story, since, until) as table
    with recursive bounds as (
        select as_instant(since) as first, as_instant(until) as last, timestamp '9999-12-31' as never
    ),
    history as (
        select s.* from event_state as s where s.story = story and s.recorded_to is null and not s.hidden and s.edtf <> ''
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
    differing as (
        select g.event_id from gone as g
        union all
        select c.event_id from come as c
        union all
        select y.event_id
        from before as x
        join after as y on y.event_id = x.event_id
        where x.edtf <> y.edtf or x.status <> y.status or x.headline <> y.headline
            or x.n_independent <> y.n_independent
    ),
    voices as ( -- the statements of the events that differ
        select m.event_id, m.version_id, m.mention_id, m.known_from, m.known_to
        from membership as m
        where m.recorded_to is null and m.event_id in (select d.event_id from differing as d)
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
    edited as ( -- statements that a version of the time between made otherwise, took back or added
        select
            r.article_id, r.before_id, r.before_mention, r.version_id, r.mention_id, l.known_from as at,
            x.was_part, x.was_sentence_start, coalesce(x.notice, '') as notice,
            case coalesce(x.notice_kind, '')
                when 'withdrawal' then 'withdrawn'
                when 'correction' then 'correction'
                when 'clarification' then 'correction'
                when 'update' then 'update'
                else if(r.before_mention is null, 'addition', 'silent edit')
            end as cause
        from restated as r
        join lifetime as l on l.version_id = r.version_id and l.recorded_to is null
        left join revised as x
            on x.version_id = r.version_id and x.before_id = r.before_id and x.ordinal = r.ordinal
            and x.recorded_to is null
        cross join bounds as t
        where r.recorded_to is null
            and case
                when l.known_from is null then t.last is null and r.recorded_from > t.first
                else l.known_from > t.first and l.known_from <= coalesce(t.last, t.never)
            end
    ),
    line as ( -- what each such statement became in the end
        select e.article_id, e.before_mention as root, e.mention_id as heir, e.at
        from edited as e
        where e.before_mention is not null and e.mention_id is not null
        union all
        select n.article_id, n.root, e.mention_id, e.at
        from line as n
        join edited as e
            on e.article_id = n.article_id and e.before_mention = n.heir and coalesce(e.at, timestamp '9999-12-31') > n.at
        where e.mention_id is not null
    ),
    amended as ( -- the event that an edited statement stood for before, and the one for which it stands now
        select g.event_id as before_id, min(c.event_id) as after_id
        from line as n
        join voices as m on m.mention_id = n.root
        join gone as g on g.event_id = m.event_id
        join voices as o on o.mention_id = n.heir
        join come as c on c.event_id = o.event_id
        group by g.event_id
    ),
    heirs as (
        select w.event_id as before_id, w.other_id as after_id, 0 as rank
        from went as w
        where w.other_id in (select c.event_id from come as c)
        union
        select s.other_id, s.event_id, 0
        from stood as s
        where s.other_id in (select g.event_id from gone as g)
            and s.other_id not in (select w.event_id from went as w)
        union
        select a.before_id, a.after_id, 1
        from amended as a
        where a.before_id not in (select w.event_id from went as w)
            and a.after_id not in (select s.event_id from stood as s)
    ),
    renamed as ( -- one heir for each event and one event for each heir; the others merged, or were split off
        select h.before_id, h.after_id
        from heirs as h
        qualify row_number() over (partition by h.before_id order by h.rank, h.after_id) = 1
            and row_number() over (partition by h.after_id order by h.rank, h.before_id) = 1
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
    between as ( -- events that edited statements stood for on the way, which neither instant knows
        select distinct g.event_id as before_id, o.event_id
        from line as n
        join voices as m on m.mention_id = n.root
        join gone as g on g.event_id = m.event_id
        join membership as o on o.mention_id = n.heir and o.recorded_to is null
        where o.event_id not in (select x.event_id from before as x)
            and o.event_id not in (select y.event_id from after as y)
    ),
    kin as ( -- under which names each event was known
        select f.*, unnest(list_distinct([f.before_id, f.after_id])) as event_id from fate as f
        union all
        select f.*, b.event_id
        from fate as f
        join between as b on b.before_id = f.before_id
        where f.other_id is null or f.after_id is not null
    ),
    turned as ( -- when each came about: when the last state that said otherwise ended, if it has
        select
            f.before_id, f.after_id, f.other_id,
            max(coalesce(h.known_to, t.never)) filter (where h.edtf <> y.edtf) as moved,
            max(coalesce(h.known_to, t.never)) filter (where h.status <> y.status) as status,
            max(coalesce(h.known_to, t.never)) filter (where h.headline <> y.headline) as headline,
            max(coalesce(h.known_to, t.never)) filter (where h.n_independent <> y.n_independent) as sources,
            min(h.known_from) filter (
                where h.known_from > t.first and h.event_id = coalesce(f.after_id, f.before_id)
            ) as came,
            max(coalesce(h.known_to, t.never)) as went
        from kin as f
        cross join bounds as t
        left join after as y on y.event_id = f.after_id
        left join history as h
            on h.event_id = f.event_id
            and h.known_from <= coalesce(t.last, h.known_from)
            and h.known_from <= coalesce(y.known_from, h.known_from)
        group by all
    ),
    difference as (
        select
            if(k.after_id is null, x, y) as shown, -- no coalesce: a row that was not joined is a row of NULLs
            k.before_id,
            k.after_id,
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
    ),
    timed as (
        select
            d.shown, d.before_id, d.after_id, d.other_id, d.found.change, d.found.was, d.found.now,
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
    ),
    concerned as ( -- each event with those whose evidence can be the cause of what became of it
        select distinct d.before_id, d.after_id, unnest([d.before_id, d.after_id, d.other_id]) as event_id from timed as d
        union
        select k.before_id, k.after_id, k.event_id from kin as k
    ),
    standing as (
        select c.before_id, c.after_id, m.event_id, m.version_id, m.mention_id, m.known_from, m.known_to
        from concerned as c
        join membership as m on m.event_id = c.event_id and m.recorded_to is null
        where c.event_id in (select d.event_id from differing as d) or c.event_id in (select b.event_id from between as b)
    ),
    causes as (
        select
            s.before_id, s.after_id, e.at, e.cause, e.article_id, e.version_id, e.notice,
            s.mention_id = s.event_id as founds
        from standing as s
        join edited as e
            on e.version_id = s.version_id and e.mention_id = s.mention_id and s.known_from is not distinct from e.at
        union all
        select s.before_id, s.after_id, e.at, e.cause, e.article_id, e.version_id, e.notice, s.mention_id = s.event_id
        from standing as s
        join edited as e
            on e.before_id = s.version_id and e.before_mention = s.mention_id and s.known_to is not distinct from e.at
        union all
        select
            s.before_id, s.after_id, s.known_from, if(l.known_from < s.known_from, 'date established', 'new article'),
            l.article_id, s.version_id, '', s.mention_id = s.event_id
        from standing as s
        join lifetime as l on l.version_id = s.version_id and l.recorded_to is null
        left join lifetime as p -- what its article said before: then what is said again is no news
            on p.article_id = l.article_id
            and p.known_to is not distinct from l.known_from
            and p.version_id <> l.version_id
            and p.recorded_to is null
            and not p.current
        where p.version_id is null or l.known_from < s.known_from
    ),
    cause as (
        select c.*
        from causes as c
        qualify row_number() over (
            partition by c.before_id, c.after_id, c.at
            order by
                list_position(
                    ['withdrawn', 'correction', 'update', 'silent edit', 'addition', 'new article', 'date established'],
                    c.cause
                ),
                not c.founds, c.article_id, c.version_id
        ) = 1
    ),
    meant as ( -- the events that edited statements stood for, and stand for
        select distinct e.before_id, e.version_id, e.article_id, e.at, e.was_part, e.was_sentence_start, m.event_id
        from (
            select e.*, unnest([
                {version: e.version_id, mention: e.mention_id}, {version: e.before_id, mention: e.before_mention}
            ]) as statement
            from edited as e
            where e.before_mention is not null and e.mention_id is not null
        ) as e
        join membership as m
            on m.version_id = e.statement.version and m.mention_id = e.statement.mention and m.recorded_to is null
    ),
    corrected as ( -- what an article said of an event that is still told, and says in its place; not mere wording
        select distinct
            y as shown, k.other_id, 'corrected' as change, nullif(x.was, '') as was, nullif(x.now, '') as now,
            e.at as known_at, e.article_id, e.version_id, x.notice,
            case x.notice_kind
                when '' then 'silent edit' when 'update' then 'update' when 'withdrawal' then 'withdrawn'
                else 'correction'
            end as cause
        from kin as k
        join after as y on y.event_id = k.after_id
        join meant as e on e.event_id = k.event_id
        join revised as x
            on x.version_id = e.version_id and x.before_id = e.before_id and x.recorded_to is null
            and x.was_part = e.was_part and x.was_sentence_start = e.was_sentence_start
        where k.before_id is not null
            and (x.notice_kind <> '' or x.change in ('number', 'date', 'quotation', 'name', 'title'))
    ),
    told as (
        select
            d.shown, d.other_id, d.change, d.was, d.now, d.known_at, c.cause, c.article_id, c.version_id, c.notice
        from timed as d
        left join cause as c
            on c.before_id is not distinct from d.before_id
            and c.after_id is not distinct from d.after_id
            and c.at is not distinct from d.known_at
        union all
        select
            d.shown, d.other_id, d.change, d.was, d.now, d.known_at, d.cause, d.article_id, d.version_id, d.notice
        from corrected as d
    )
    select
        d.change,
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
        d.was,
        d.now,
        d.known_at,
        d.cause,
        d.article_id,
        v.uri,
        v.source,
        nullif(d.notice, '') as notice,
        d.shown.edits
    from told as d
    left join version as v on v.version_id = d.version_id
    order by d.known_at nulls last, d.shown.earliest, d.shown.event_id, d.change, d.was;

comment on macro table timeline_change is
    'What timeline_diff and whats_new are made of: the changes of a story between two instants (UTC); the second NULL: now.';
