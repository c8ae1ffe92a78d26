-- Where the stories of one article mean two things by one name, nobody can say which.
create macro meant(meanings, stories) as list_extract(
    if(
        len(list_distinct(list_transform(
            list_filter(meanings, lambda m: list_contains(stories, m.story)),
            lambda m: {'name': m.name, 'wikidata': m.wikidata, 'geoid': m.geoid}
        ))) = 1,
        list_filter(meanings, lambda m: list_contains(stories, m.story)),
        null
    ), 1
);

comment on macro meant is
    'Which of the meanings of a name, of known_name, holds in an article of these stories; NULL where none or several do.';
