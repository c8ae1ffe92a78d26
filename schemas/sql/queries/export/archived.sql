-- Every document that a row names: of versions, and of inputs that were rejected, whose bytes are kept too.
select sha256 from version
union
select sha256 from input where sha256 is not null
order by sha256
