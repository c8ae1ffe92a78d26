insert into version_place
select t.version_id, t.item.name, nullif(t.item.geonames, 0), t.item.geoid
from (select l.version_id, unnest(l.places) as item from landed as l) as t
