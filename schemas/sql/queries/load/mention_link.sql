-- Links name mentions by their place in the reading; the store names them by their ids.
insert into mention_link
select k.version_id, source.item.mention_id, target.item.mention_id, k.item.relation
from (select l.version_id, unnest(l.links) as item from landed as l) as k
join (select l.version_id, unnest(l.mentions) as item from landed as l where len(l.links) > 0) as source
    on source.version_id = k.version_id and source.item.ordinal = k.item.source
join (select l.version_id, unnest(l.mentions) as item from landed as l where len(l.links) > 0) as target
    on target.version_id = k.version_id and target.item.ordinal = k.item.target
