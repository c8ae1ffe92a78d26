-- Current statements that no event took, by the first characters of their id.
select distinct mention_id, uri, quote
from evidence
where event_id is null and starts_with(mention_id, $name)
order by mention_id
