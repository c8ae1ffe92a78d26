-- The versions that the store has, with what each is known by.
select version_id, article_id, uri, url, source, sha256, media from version
