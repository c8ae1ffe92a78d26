-- The pairs that this batch found or ended between versions none of which is fresh.
select version_id, other_id
from copy_pair
where (recorded_from = $recorded or recorded_to = $recorded)
    and version_id not in (select key from scope_fresh)
    and other_id not in (select key from scope_fresh)
