-- Twice for a place by its own name alone, which any "Stockton, California" may be, too.
create macro known_name() as table
    with named as (
        select
            e.story,
            name_key(e.alias) as key,
            unnest(if(e.bare, [false, true], [false])) as bare,
            {'story': e.story, 'name': e.name, 'wikidata': nullif(e.wikidata, ''), 'geoid': nullif(e.geoid, '')} as meaning
        from story_entity as e
    )
    select n.key, n.bare, list(n.meaning order by n.story) as meanings
    from named as n
    group by n.key, n.bare;

comment on macro table known_name is
    'What the names of view alias mean, by the name''s key; `bare`: of places, without what they lie in.';
