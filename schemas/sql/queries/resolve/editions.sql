-- What decides the order of the versions of the articles in scope, and whether a paywall cut one: with its text where
-- there is another to compare it with. Texts are picked by rowid, as in `texts`.
select
    v.version_id, v.article_id, p.known_at, came.batch, came.ordinal, v.content, coalesce(v.paywalled, false),
    case when count(*) over (partition by v.article_id) > 1 then coalesce(body.text, '') else '' end
from version v
join arrival came on came.version_id = v.version_id
join publication p on p.version_id = v.version_id and p.recorded_to is null
left join (
    select version_id, text
    from part
    where rowid in (
        select p.rowid
        from part p
        join version w on w.version_id = p.version_id
        where p.name = 'body' and w.article_id in (select key from scope_articles)
    )
) body on body.version_id = v.version_id
where v.article_id in (select key from scope_articles)
