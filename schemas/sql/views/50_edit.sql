-- What is undone counts as never said, and an undo can be undone: they are gone through from the last to the first.
create view edit as
with undo as (
    select l.edit_id, l.value as undone, l.ordinal from edit_log as l where l.action = 'undo'
),
idle as ( -- all that an undo names which is not itself undone
    select coalesce(
        list_reduce(
            list([u.edit_id, u.undone] order by u.ordinal desc),
            lambda undone, one: if(list_contains(undone, one[1]), undone, list_append(undone, one[2])),
            []::varchar[]
        ),
        []
    ) as ids
    from undo as u
),
taken_back as (
    select u.undone as edit_id, min_by(u.edit_id, u.ordinal) as undone_by
    from undo as u
    cross join idle as i
    where not list_contains(i.ids, u.edit_id)
    group by u.undone
),
matched as ( -- what articles state now
    select distinct m.edit_id, m.ordinal, m.version_id, m.mention_id
    from edit_match as m
    join lifetime as l on l.version_id = m.version_id and l.current and l.recorded_to is null
    where m.recorded_to is null
),
held as (
    select x.edit_id, list(distinct t.event_id order by t.event_id) as event_ids
    from matched as x
    join membership as t
        on t.version_id = x.version_id and t.mention_id = x.mention_id and t.current and t.recorded_to is null
    group by x.edit_id
),
lost as ( -- grounds that nothing states now, and whether their words at least still stand there
    select
        g.edit_id, g.ordinal,
        bool_or(l.version_id is not null) as here,
        coalesce(bool_or(contains(p.text, g.quote)), false) as said
    from edit_ground as g
    anti join matched as x on x.edit_id = g.edit_id and x.ordinal = g.ordinal
    left join lifetime as l on l.article_id = g.article_id and l.current and l.recorded_to is null
    left join part as p on p.version_id = l.version_id and p.name = g.part
    group by g.edit_id, g.ordinal
),
needed as ( -- a merge and a split need both their sides
    select l.edit_id, unnest(if(l.action in ('merge', 'split'), [0, 1], [0])) as side
    from edit_log as l
    where l.action <> 'undo'
),
side as ( -- one without any ground has lost it to a request to forget
    select
        n.edit_id,
        case
            when count(g.ordinal) > count(o.ordinal) then null
            when bool_or(o.said) then 'unread'
            when bool_or(o.here) then 'unsaid'
            else 'gone'
        end as reason
    from needed as n
    left join edit_ground as g on g.edit_id = n.edit_id and g.side = n.side
    left join lost as o on o.edit_id = g.edit_id and o.ordinal = g.ordinal
    group by n.edit_id, n.side
),
ground as (
    select
        g.edit_id,
        list(g.quote order by g.ordinal) as quotes,
        list(g.uri order by g.ordinal) as uris,
        list(g.side order by g.ordinal) as sides
    from edit_ground as g
    group by g.edit_id
),
stale as (
    select s.edit_id, min(s.reason) as reason from side as s group by s.edit_id
)
select
    l.edit_id,
    l.ordinal,
    l.made,
    l.editor,
    l.action,
    nullif(l.value, '') as value,
    l.why,
    coalesce(g.quotes, []) as quotes,
    coalesce(g.uris, []) as uris,
    coalesce(g.sides, []) as sides,
    coalesce(h.event_ids, []) as event_ids,
    b.undone_by,
    b.undone_by is null and s.reason is not null as stale,
    if(b.undone_by is null, s.reason, null) as reason,
    l.recorded
from edit_log as l
left join ground as g on g.edit_id = l.edit_id
left join held as h on h.edit_id = l.edit_id
left join taken_back as b on b.edit_id = l.edit_id
left join stale as s on s.edit_id = l.edit_id;

comment on view edit is
    'What editors decided, the undone and the stale too: who said what of which events, why and when. The last word on an event is theirs.';
comment on column edit.edit_id is 'The decision''s identifier, of its content: the same in every store that has it.';
comment on column edit.ordinal is 'Its place among the decisions: of two that contradict each other, the later holds.';
comment on column edit.made is 'When the person said so, UTC.';
comment on column edit.editor is 'Who said so.';
comment on column edit.action is
    'merge, split, hide, date, status, headline or note; undo takes another decision back.';
comment on column edit.value is
    'The date (EDTF), status, headline or note; of undo the decision that is taken back; NULL for the others.';
comment on column edit.why is 'The reason that was given.';
comment on column edit.quotes is 'The statements that it speaks of, in their very words: it holds for whichever event they stand for.';
comment on column edit.uris is 'The articles in which these stand, one for each.';
comment on column edit.sides is
    'Which side each of these is on: 1 for the other event of a merge and for what a split sets apart, else 0.';
comment on column edit.event_ids is 'The events that the statements stand for now, hidden ones too; empty for none.';
comment on column edit.undone_by is 'The decision that took this one back; NULL: none did.';
comment on column edit.stale is 'Whether it has lost its ground: no article as it reads now has the statements, or all of one side.';
comment on column edit.reason is
    'Why it is stale: unsaid (the article no longer says so), unread (it does, but that is no longer read as an event), gone (there is no such article); else NULL.';
comment on column edit.recorded is 'When the store took it in, UTC.';
