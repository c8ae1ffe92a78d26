-- What runs were given, less what was erased before.
select run_id, ordinal, article_id, uri, source, sha256, media, detail from input where outcome <> 'erased'
