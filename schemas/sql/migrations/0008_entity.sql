-- What goes by which name, what publishers ask, and what linking looks up.

create table story_entity (              -- one row a name that articles use; what the definitions in `story` say now
    story varchar not null,
    kind varchar not null check (kind in ('entity', 'place')),
    alias varchar not null,
    name varchar not null,               -- what it means, by its one name
    wikidata varchar not null,           -- Q…; '' for none
    geoid varchar not null,              -- of the US Census Bureau; '' for none
    bare boolean not null                -- a place by its own name alone: "Stockton, California" is meant by "Stockton"
);

create table version_place (             -- one row a place that a version's statements name
    version_id varchar not null,
    place varchar not null,              -- as in mention.places
    geonames integer,                    -- null where the gazetteer has none, as for regions of the world
    geoid varchar not null               -- of states and counties; '' for none
);

insert into version_place select distinct m.version_id, unnest(m.places), null, '' from mention as m;

-- What publishers ask of who keeps their pages, and what is kept of each.
alter table version add column wishes varchar[] default [];  -- noarchive, noindex, nosnippet, tdm-reservation
alter table version add column keep varchar default 'text';  -- 'evidence': its text is blank but for what evidence quotes
alter table input add column keep varchar default 'text';    -- of what it brought: text, evidence, nothing

alter table mention_participant add column called varchar default '';  -- what it is looked up by: a person's last name
update mention_participant
set called = if(kind = 'person', regexp_extract(name, '[^ ]+$'), name);

alter table mention add column lead varchar default '';  -- what stands close before the trigger in its sentence
update mention
set lead = substring(
    p.text,
    greatest(mention.char_start, mention.trigger_start - 80) + 1,
    least(80, mention.trigger_start - mention.char_start)
)
from part as p
where p.version_id = mention.version_id and p.part = mention.part;
