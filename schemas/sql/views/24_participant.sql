create view participant as
select
    q.event_id,
    q.article_id,
    q.version_id,
    q.mention_id,
    q.role,
    q.kind,
    q.name,
    coalesce(meant(k.meanings, i.stories).name, meant(b.meanings, i.stories).name, q.name) as entity,
    coalesce(meant(k.meanings, i.stories).wikidata, meant(b.meanings, i.stories).wikidata) as wikidata,
    coalesce(meant(k.meanings, i.stories).geoid, meant(b.meanings, i.stories).geoid) as geoid,
    q.part,
    q.part_ordinal,
    q.char_start,
    q.char_end,
    q.text
from (
    select
        t.event_id,
        l.article_id,
        n.version_id,
        n.mention_id,
        n.role,
        n.kind,
        n.name,
        p.name as part,
        n.part as part_ordinal,
        n.char_start,
        n.char_end,
        substring(p.text, n.char_start + 1, n.char_end - n.char_start) as text
    from lifetime as l
    join mention_participant as n on n.version_id = l.version_id
    join part as p on p.version_id = n.version_id and p.part = n.part
    left join membership as t
        on t.version_id = n.version_id and t.mention_id = n.mention_id and t.current and t.recorded_to is null
    where l.current and l.recorded_to is null
) as q
left join told_in() as i on i.version_id = q.version_id
left join known_name() as k on not k.bare and k.key = name_key(q.name)
left join known_name() as b on b.bare and q.kind = 'place' and b.key = name_key(split_part(q.name, ', ', 1));

comment on view participant is 'Who and what takes part in events, by each statement of the current articles.';
comment on column participant.event_id is 'The event; NULL for an undated statement that no event took.';
comment on column participant.article_id is 'The article that says it.';
comment on column participant.version_id is 'The version of the article.';
comment on column participant.mention_id is 'The statement, as in evidence.';
comment on column participant.role is 'actor (who does it), target (to whom or what) or other.';
comment on column participant.kind is
    'person, agency, court, bill, programme, organisation, place, group (a party, a people, or those whom only a common noun tells) or thing (what only a common noun tells).';
comment on column participant.name is 'The full name within the article: Jeff Sessions also where it says Sessions.';
comment on column participant.entity is
    'Its one name across articles, where a story of the article says so (see alias): Department of Justice also for DOJ; '
    'else `name`.';
comment on column participant.wikidata is 'Its item of Wikidata, where a story of the article gives it; else NULL.';
comment on column participant.geoid is 'Its GEOID, where a story of the article gives it; else NULL.';
comment on column participant.part is 'Where in the article: title, body or caption.';
comment on column participant.part_ordinal is 'The part''s number, article_part.ordinal.';
comment on column participant.char_start is 'Where the name begins in that part, counted in characters from 0.';
comment on column participant.char_end is 'Where it ends, exclusive.';
comment on column participant.text is 'The name as it stands there.';
