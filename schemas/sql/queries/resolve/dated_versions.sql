-- What dating needs of the versions in scope, one row each.
select
    v.version_id,
    -- what a person calls it: its publisher and title, else the end of its address
    case
        when v.source <> '' and v.title <> '' then concat(v.source, ', “', v.title, '”')
        else coalesce(nullif(regexp_extract(v.uri, '([^/]+)/*$', 1), ''), v.uri)
    end,
    v.source,
    v.observed,
    coalesce(d.dates, []),
    coalesce(t.times, []),
    coalesce(m.told, []),
    coalesce(m.planned, [])
from version v
left join (
    select
        version_id,
        list(struct_pack(
            role := role, method := method, text := text, day := coalesce(day::varchar, ''),
            instant := coalesce(strftime(instant, '%Y-%m-%dT%H:%M:%SZ'), ''), confidence := confidence, refused := refused
        ) order by ordinal) as dates
    from date_candidate
    where version_id in (select key from scope_versions)
    group by version_id
) d on d.version_id = v.version_id
left join (
    select
        version_id,
        list(struct_pack(
            part := part, start := char_start, "end" := char_end, text := text, type := type, symbol := symbol
        ) order by ordinal) as times
    from time_expression
    where version_id in (select key from scope_versions)
    group by version_id
) t on t.version_id = v.version_id
left join (
    select
        version_id,
        list(distinct time order by time) filter (status = 'occurred') as told,
        list(distinct time order by time) filter (status = 'scheduled') as planned
    from mention
    where time >= 0 and version_key in (select md5_number_lower(key) from scope_versions)
    group by version_id
) m on m.version_id = v.version_id
where v.version_id in (select key from scope_versions)
