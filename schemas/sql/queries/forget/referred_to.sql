-- The archived bytes that something refers to, and that are kept as they came or wait to be used.
select sha256 from version where keep = 'text'
union
select sha256 from input where sha256 is not null and keep = 'text'
union
select f.article from feed_page as f
anti join (select sha256 from version where keep <> 'text') as unkept on unkept.sha256 = f.article
