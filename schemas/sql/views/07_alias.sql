create view alias as
select
    e.story,
    e.kind,
    e.alias,
    e.name,
    nullif(e.wikidata, '') as wikidata,
    nullif(e.geoid, '') as geoid
from story_entity as e;

comment on view alias is
    'What goes by which name, as the stories'' definitions say; of one identifier is one thing, in two stories too.';
comment on column alias.story is 'The story, in whose articles the name means this.';
comment on column alias.kind is 'entity or place.';
comment on column alias.alias is 'A name that articles use.';
comment on column alias.name is 'What it is called in participant, place and `dateline show`.';
comment on column alias.wikidata is 'Its item of Wikidata, such as Q1553390; NULL where no definition says it.';
comment on column alias.geoid is 'Its GEOID, as the US Census Bureau numbers places; NULL where no definition says it.';
