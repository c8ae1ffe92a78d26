-- Which of these versions share their text with which, each pair once.
select c.version_id, c.other_id
from copy_pair as c
where c.recorded_to is null
  and c.relation <> 'quotes'
  and c.version_id in (select unnest($keys))
  and c.other_id in (select unnest($keys))
