-- Adds single mentions of other versions to `own`.
insert into own by name
with said as materialized (
    select m.version_id, m.mention_id, m.kind, m.status, m.time, m.lemma, m.trigger
    from mention m
    semi join scope_back s on s.version_id = m.version_id and s.mention_id = m.mention_id
    where m.version_id in (select version_id from scope_back)
),
placed as materialized (
    select version_id, mention_id, block, edtf, earliest, latest, known_from
    from anchored
    where recorded_to is null and version_id in (select version_id from scope_back)
)
select *
from said
join placed using (version_id, mention_id)
