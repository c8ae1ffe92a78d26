-- The archived bytes that something refers to.
select sha256 from version union select sha256 from input where sha256 is not null
