-- Inputs whose bytes were not kept name none, though those of another article may be the same.
update input
set sha256 = null
where keep <> 'text' and sha256 is not null and (
    list_contains($gone, sha256)
    or (article_id, sha256) in (select (article_id, sha256) from version where keep = 'evidence')
)
