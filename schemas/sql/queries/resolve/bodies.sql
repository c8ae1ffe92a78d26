-- Title, body and genre of the versions in scope. Texts are picked by rowid, as in `texts`.
select v.version_id, v.title, p.text, v.genre
from version v
join (
    select version_id, text
    from part
    where rowid in (
        select rowid from part where name = 'body' and version_id in (select key from scope_versions)
    )
) p on p.version_id = v.version_id
