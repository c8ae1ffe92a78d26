-- The mentions of the versions in scope with their places on the calendar: what the questions after what comes back to
-- what ask again and again, so that they look for it once.
create or replace temp table own as
with said as materialized (
    select version_id, mention_id, version_key, mention_key, kind, status, time, lemma, trigger
    from mention
    where version_key in (select md5_number_lower(key) from scope_versions)
),
placed as materialized (
    select mention_key, block, edtf, earliest, latest, known_from
    from anchored
    where recorded_to is null and version_key in (select md5_number_lower(key) from scope_versions)
)
select *
from said
join placed using (mention_key)
