-- Links that articles themselves make, and those that follow from what two events are (chain_rule). Both are functions
-- of the events that stand at the instant, so nothing is stored of them, and each later event has the nearest one.
create macro event_link_as_of(known) as table
    with standing as (
        select m.event_id, m.version_id, m.mention_id, m.known_from
        from membership as m
        where m.recorded_to is null
            and if(
                known is null, m.current,
                m.known_from <= as_instant(known) and (m.known_to is null or m.known_to > as_instant(known))
            )
    ),
    event as (
        select
            s.event_id, s.kind, s.status, s.earliest, s.latest, s.first_known,
            coalesce(s.earliest, s.latest) as first_day, coalesce(s.latest, s.earliest) as last_day
        from event_state as s
        where s.story = 'all' and s.recorded_to is null and not s.hidden and s.edtf <> ''
            and if(
                known is null, s.current,
                s.known_from <= as_instant(known) and (s.known_to is null or s.known_to > as_instant(known))
            )
    ),
    said as (
        select
            source.event_id, target.event_id as other_id, k.relation,
            count(distinct v.article_id) as n_articles,
            min(if(
                source.known_from is null or target.known_from is null, null,
                greatest(source.known_from, target.known_from)
            )) as known_at
        from mention_link as k
        join standing as source on source.version_id = k.version_id and source.mention_id = k.source_id
        join standing as target on target.version_id = k.version_id and target.mention_id = k.target_id
        join version as v on v.version_id = k.version_id
        semi join event as a on a.event_id = source.event_id
        semi join event as b on b.event_id = target.event_id
        where source.event_id <> target.event_id
        group by all
    ),
    face as ( -- an event bears the id of its earliest-known statement
        select w.mention_id as event_id, min_by(w.lemma, w.version_id) as lemma
        from mention as w
        semi join event as e on e.event_id = w.mention_id
        group by w.mention_id
    ),
    party as ( -- persons are found by their last name, and told apart by the first where both have one
        select
            q.event_id, q.role, q.kind, lower(q.name) as name,
            if(q.kind = 'person', string_split(lower(q.name), ' ')[-1], lower(q.name)) as key
        from (
            select distinct m.event_id, p.role, p.kind, p.name
            from standing as m
            join mention_participant as p on p.version_id = m.version_id and p.mention_id = m.mention_id
            where p.kind not in ('group', 'thing', 'place') -- "the government", "Tripoli": many acts have these in common
        ) as q
    ),
    later as (
        select r.n, e.event_id, if(r.same = 'lemma', f.lemma, '') as mark, p.kind, p.name, p.key
        from (select c.*, unnest(c.statuses) as status from chain_rule as c) as r
        join event as e
            on e.status = r.status and (
                list_contains(r.kinds, e.kind)
                or (r.kinds = ['*'] and e.kind not in (
                    'statement', 'announcement', 'confirmation', 'criticism', 'accusation', 'publication'
                ))
            )
        join face as f on f.event_id = e.event_id
        join party as p
            on p.event_id = e.event_id and r.parties in ('', p.kind)
            and (r.roles = [''] or list_contains(r.roles, p.role))
    ),
    earlier as (
        select r.n, e.event_id, if(r.same = 'lemma', f.lemma, '') as mark, p.kind, p.name, p.key
        from (select c.*, unnest(c.before_statuses) as status from chain_rule as c) as r
        join event as e
            on e.status = r.status and (list_contains(r.before_kinds, e.kind) or r.before_kinds = ['*'])
        join face as f on f.event_id = e.event_id
        join party as p
            on p.event_id = e.event_id and r.parties in ('', p.kind)
            and (r.before_roles = [''] or list_contains(r.before_roles, p.role))
    ),
    met as (
        select
            a.n, a.event_id, b.event_id as other_id,
            list(distinct greatest(a.name, b.name) order by greatest(a.name, b.name)) as names
        from later as a
        join earlier as b
            on b.n = a.n and b.mark = a.mark and b.kind = a.kind and b.key = a.key and b.event_id <> a.event_id
            and (b.name = a.name or a.name = a.key or b.name = b.key)
        group by a.n, a.event_id, b.event_id
    ),
    near as ( -- what is wider than a season is no step of a chain; nor what may lie before the step that it follows
        select
            m.event_id, m.other_id, m.names, r.n, r.relation, r.lemmas, r.alike as least,
            x.first_day - y.last_day as gap, greatest(x.first_known, y.first_known) as known_at
        from met as m
        join chain_rule as r on r.n = m.n
        join event as x on x.event_id = m.event_id
        join event as y on y.event_id = m.other_id
        anti join said as k on k.event_id = m.event_id and k.other_id = m.other_id
        anti join said as k on k.event_id = m.other_id and k.other_id = m.event_id
        where x.first_day >= y.first_day and x.last_day >= y.last_day
            and (x.first_day > y.first_day or x.kind <> y.kind)
            and x.first_day - y.last_day <= r.days
            and (r.alike = 0 or x.first_day > y.last_day or (x.first_day = x.last_day and y.first_day = y.last_day))
            and x.last_day - x.first_day <= 92 and y.last_day - y.first_day <= 92
    ),
    told as ( -- the words of an event are those of its first statements: more would say more than it is about
        select m.event_id, w.lemma, w.terms, w.weights
        from (
            select s.event_id, s.version_id, s.mention_id
            from standing as s
            semi join (select n.event_id from near as n union select n.other_id from near as n) as e
                on e.event_id = s.event_id
            qualify row_number() over (
                partition by s.event_id order by s.known_from nulls last, s.mention_id, s.version_id
            ) <= 8
        ) as m
        join mention as w on w.version_id = m.version_id and w.mention_id = m.mention_id
    ),
    alike as ( -- beside the names that both have, the words must weigh something: "travel ban" 5.8, "the policy" 2.4
        select
            n.*,
            list_intersect(a.terms, b.terms) as words,
            list_filter(words, lambda t: not contains(array_to_string(n.names, ' '), t)) as more,
            list_sum(list_transform(more, lambda t: a.weights[list_position(a.terms, t)])) as weight,
            coalesce(list_sum(list_transform(
                words, lambda t: a.weights[list_position(a.terms, t)] * b.weights[list_position(b.terms, t)]
            )) / sqrt(list_dot_product(a.weights, a.weights) * list_dot_product(b.weights, b.weights)), 0) as likeness
        from near as n
        join told as a on a.event_id = n.event_id and (n.lemmas = [''] or list_contains(n.lemmas, a.lemma))
        join told as b on b.event_id = n.other_id
    ),
    chained as (
        select s.event_id, s.other_id, s.relation, s.known_at, s.names, s.n
        from alike as s
        where s.least = 0 or (s.likeness >= s.least and s.weight >= 5 and len(s.more) >= 2)
        qualify row_number() over (
            partition by s.event_id, s.relation order by s.gap, round(s.likeness, 6) desc, s.n, s.other_id
        ) = 1
    )
    select k.event_id, k.other_id, k.relation, k.n_articles, k.known_at, null::varchar[] as names, null::integer as rule
    from said as k
    union all
    select c.event_id, c.other_id, c.relation, 0 as n_articles, c.known_at, c.names, c.n as rule from chained as c;

comment on macro table event_link_as_of is
    'How events hung together as could be known at an instant (UTC; a bare day means its end; NULL: with everything in the store); columns as in event_link.';
