-- The archived bytes that something refers to, and that are kept as they came or wait to be used.
select sha256 from version where keep = 'text'
union
select sha256 from input where sha256 is not null and keep = 'text'
union
select article from feed_page where not taken
