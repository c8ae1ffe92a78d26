create view participant as
select
    t.event_id,
    l.article_id,
    q.version_id,
    q.mention_id,
    q.role,
    q.kind,
    q.name,
    p.name as part,
    q.part as part_ordinal,
    q.char_start,
    q.char_end,
    substring(p.text, q.char_start + 1, q.char_end - q.char_start) as text
from lifetime as l
join mention_participant as q on q.version_id = l.version_id
join part as p on p.version_id = q.version_id and p.part = q.part
left join membership as t
    on t.version_id = q.version_id and t.mention_id = q.mention_id and t.current and t.recorded_to is null
where l.current and l.recorded_to is null;

comment on view participant is 'Who and what takes part in events, by each statement of the current articles.';
comment on column participant.event_id is 'The event; NULL for an undated statement that no event took.';
comment on column participant.article_id is 'The article that says it.';
comment on column participant.version_id is 'The version of the article.';
comment on column participant.mention_id is 'The statement, as in evidence.';
comment on column participant.role is 'actor (who does it), target (to whom or what) or other.';
comment on column participant.kind is
    'person, agency, court, bill, programme, organisation, place or group (a party, a people, or those whom only a common noun tells).';
comment on column participant.name is 'The full name within the article: Jeff Sessions also where it says Sessions.';
comment on column participant.part is 'Where in the article: title, body or caption.';
comment on column participant.part_ordinal is 'The part''s number, article_part.ordinal.';
comment on column participant.char_start is 'Where the name begins in that part, counted in characters from 0.';
comment on column participant.char_end is 'Where it ends, exclusive.';
comment on column participant.text is 'The name as it stands there.';
