create view place as
select
    q.event_id,
    q.article_id,
    q.version_id,
    q.mention_id,
    q.place,
    coalesce(meant(k.meanings, i.stories).name, meant(b.meanings, i.stories).name, q.place) as entity,
    coalesce(meant(k.meanings, i.stories).wikidata, meant(b.meanings, i.stories).wikidata) as wikidata,
    coalesce(meant(k.meanings, i.stories).geoid, meant(b.meanings, i.stories).geoid, nullif(q.geoid, '')) as geoid,
    q.geonames
from (
    select t.event_id, l.article_id, m.version_id, m.mention_id, g.place, g.geonames, g.geoid
    from lifetime as l
    join mention as m on m.version_id = l.version_id
    join version_place as g on g.version_id = m.version_id and list_contains(m.places, g.place)
    left join membership as t
        on t.version_id = m.version_id and t.mention_id = m.mention_id and t.current and t.recorded_to is null
    where l.current and l.recorded_to is null
) as q
left join told_in() as i on i.version_id = q.version_id
left join known_name() as k on not k.bare and k.key = name_key(q.place)
left join known_name() as b on b.bare and b.key = name_key(split_part(q.place, ', ', 1));

comment on view place is 'Where events lie, by each statement of the current articles.';
comment on column place.event_id is 'The event; NULL for an undated statement that no event took.';
comment on column place.article_id is 'The article that says it.';
comment on column place.version_id is 'The version of the article.';
comment on column place.mention_id is 'The statement, as in evidence.';
comment on column place.place is 'The place that it names, or that its article has it happen in: Stockton, California.';
comment on column place.entity is 'What a story of the article calls it (see alias); else `place`.';
comment on column place.wikidata is 'Its item of Wikidata, where a story of the article gives it; else NULL.';
comment on column place.geoid is
    'Its GEOID: where a story of the article gives it, else of US states and counties the gazetteer''s; else NULL.';
comment on column place.geonames is 'Its number in GeoNames (geonames.org); NULL where the gazetteer has none.';
