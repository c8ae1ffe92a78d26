-- The versions that come among the first fifty of a crowd once the versions in scope are gone.
select distinct version_id
from (
    select version_id, place, row_number() over (partition by hash order by place) as place_after
    from copy_place
    where version_id not in (select key from scope_versions)
)
where place > 50 and place_after <= 50
