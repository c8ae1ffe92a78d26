-- A request that something be forgotten.
insert into erasure (erasure_id, made, editor, why, kind, n_articles, n_versions, n_inputs, recorded)
values ($id, $made, $editor, $why, $kind, $articles, $versions, $inputs, $recorded)
