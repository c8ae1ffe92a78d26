-- Pairs of versions, of different articles, that may share words, each with a version in scope: three fingerprints in
-- common (some 30 words in a row), or all of a text too short to have three. In a crowd, whoever comes after the first
-- fifty meets only those fifty, and only by twelve fingerprints (eighty words; a line of furniture has less). So all
-- copies of one report still meet, the cost of a new version is bounded, and a version that becomes known later changes
-- no pair of earlier ones.
with new as (select * from copy_place semi join scope_versions on key = version_id),
early as (select * from copy_place where place <= 50),
meeting as (                             -- never late with late: that is the product that the fifty are there to avoid
    select n.version_id as new_id, m.version_id as other_id, n.place <= 50 as early
    from new n join early m on m.hash = n.hash and m.version_id <> n.version_id
    union all
    select n.version_id, m.version_id, false
    from new n join copy_place m on m.hash = n.hash and m.place > 50
    where n.place <= 50
),
met as materialized (
    select new_id, other_id, count(*) as shared, count(*) filter (early) as early from meeting group by all
),
size as (
    select version_id, count(*) as n
    from fingerprint
    where version_id in (select new_id from met union select other_id from met)
    group by version_id
)
select distinct least(new_id, other_id) as version_id, greatest(new_id, other_id) as other_id
from met
join size a on a.version_id = new_id
join size b on b.version_id = other_id
join version v on v.version_id = new_id
join version w on w.version_id = other_id
where (early >= least(3, a.n, b.n) or shared >= least(12, a.n, b.n)) and v.article_id <> w.article_id
order by all
