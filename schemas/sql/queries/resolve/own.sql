-- The mentions of the versions in scope with their places on the calendar: what the questions after what comes back to
-- what ask again and again, so that they look for it once.
create or replace temp table own as
with said as materialized (
    select version_id, mention_id, kind, status, time, lemma, trigger
    from mention
    where version_id in (select key from scope_versions)
),
placed as materialized (
    select version_id, mention_id, block, edtf, earliest, latest, known_from
    from anchored
    where recorded_to is null and version_id in (select key from scope_versions)
)
select *
from said
join placed using (version_id, mention_id)
