create macro statements_about(who) as table
    with asked as (
        select name_key(who) as key
        union
        select name_key(a.name) from alias as a where name_key(who) in (name_key(a.alias), lower(a.wikidata), a.geoid)
    ),
    wanted as ( -- under which names: everywhere under those that were asked for, in a story's articles under its own
        select '' as story, a.key, true as bare from asked as a
        union all
        select a.story, name_key(a.alias), a.bare
        from story_entity as a
        where name_key(a.name) in (select key from asked)
    ),
    named as (
        select q.version_id, q.mention_id, name_key(q.name) as key, false as is_place from mention_participant as q
        union all
        select p.version_id, p.mention_id, name_key(p.place), true
        from (select m.version_id, m.mention_id, unnest(m.places) as place from mention as m) as p
    ),
    found as (
        select n.version_id, n.mention_id, w.story from named as n join wanted as w on w.key = n.key
        union all
        select n.version_id, n.mention_id, w.story
        from named as n
        join wanted as w on w.bare and w.key = split_part(n.key, ', ', 1)
        where n.is_place
    )
    select distinct f.version_id, f.mention_id
    from found as f
    left join story_version as v on v.version_id = f.version_id and v.story = f.story and v.recorded_to is null
    where f.story = '' or v.story is not null;

comment on macro table statements_about is
    'The statements, those of earlier versions too, that name somebody or some place: by a name, an alias of the articles'' '
    'stories, an item of Wikidata or a GEOID. select * from evidence semi join statements_about(''DOJ'') using '
    '(version_id, mention_id).';
