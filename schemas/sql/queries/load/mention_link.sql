-- Links name mentions by their place in the reading; the store names them by their ids.
insert into mention_link
select k.version_id, source.mention_id, target.mention_id, k.item.relation
from (select l.version_id, unnest(l.links) as item from landed as l) as k
join mention as source on source.version_id = k.version_id and source.ordinal = k.item.source
join mention as target on target.version_id = k.version_id and target.ordinal = k.item.target
