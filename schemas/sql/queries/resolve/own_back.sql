-- Adds single mentions of other versions to `own`.
insert into own by name
with said as materialized (
    select version_id, mention_id, version_key, mention_key, kind, status, time, lemma, trigger
    from mention
    where mention_key in (select md5_number_lower(concat(version_id, ' ', mention_id)) from scope_back)
),
placed as materialized (
    select mention_key, block, edtf, earliest, latest, known_from
    from anchored
    where recorded_to is null
        and mention_key in (select md5_number_lower(concat(version_id, ' ', mention_id)) from scope_back)
)
select *
from said
join placed using (mention_key)
