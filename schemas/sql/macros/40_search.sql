-- A scan of the texts: `dateline search` finds more forms of a word and ranks better, this one can be joined.
create macro search(story, pattern) as table
    with chosen as (
        select l.version_id
        from lifetime as l
        left join story_version as s
            on s.version_id = l.version_id and s.story = story and s.recorded_to is null
        where l.current and l.recorded_to is null and (story = 'all' or s.story is not null)
    ),
    matching as (
        select t.version_id, t.part, t.name, t.text
        from part as t
        join chosen as c on c.version_id = t.version_id
        where regexp_matches(t.text, '(?i)' || pattern)
    ),
    told as (
        select m.version_id, list(distinct k.event_id order by k.event_id) as event_ids
        from matching as m
        join mention as s on s.version_id = m.version_id and s.part = m.part
        join membership as k
            on k.version_id = s.version_id and k.mention_id = s.mention_id and k.current and k.recorded_to is null
        join timeline as e on e.story = story and e.event_id = k.event_id
        where regexp_matches(substring(m.text, s.char_start + 1, s.char_end - s.char_start), '(?i)' || pattern)
        group by m.version_id
    ),
    counted as (
        select
            m.version_id, sum(len(regexp_extract_all(m.text, '(?i)' || pattern))) as n_hits,
            -- the first, with a dozen words on either side, of the body where it has one
            regexp_extract(
                arg_min(m.text, if(m.name = 'body', -1, m.part)),
                '(?is)(?:\S+\s+){0,12}\S*?(?:' || pattern || ')\S*(?:\s+\S+){0,12}'
            ) as passage
        from matching as m
        group by m.version_id
    )
    select
        a.article_id, a.uri, a.source, a.title, a.published_earliest, a.published_latest, a.known_at,
        c.n_hits::bigint as n_hits, c.passage, coalesce(t.event_ids, []) as event_ids
    from counted as c
    join article as a on a.version_id = c.version_id
    left join told as t on t.version_id = c.version_id
    order by n_hits desc, a.known_at nulls last, a.uri;

comment on macro table search is
    'The articles of a story in which a regular expression (RE2, whatever the case) is found, such as ''ferr(y|ies)'': how often, the first passage, and the events on the story''s timeline that they tell in such words. For words in all their forms, phrases and ranking: dateline search.';
