-- The versions in scope as their changes are looked for: their parts, and the day of publication that they state
-- themselves. Texts are picked by rowid, as in `texts`.
select
    v.version_id,
    coalesce(stated.day::varchar, ''),
    coalesce(v.paywalled, false),
    v.keep,
    list(struct_pack(ordinal := t.part, name := t.name, text := t.text) order by t.part)
from version v
join (
    select * from part
    where rowid in (select rowid from part where version_id in (select key from scope_versions))
) t on t.version_id = v.version_id
left join (
    select version_id, arg_max(day, {'confidence': confidence, 'first': -ordinal}) as day
    from date_candidate
    where role = 'published' and refused = '' and day is not null
        and version_id in (select key from scope_versions)
    group by version_id
) stated on stated.version_id = v.version_id
where v.version_id in (select key from scope_versions)
group by all
