-- Pairs of versions, of different articles, that may share words, each with a version in scope: three fingerprints in
-- common (some 30 words in a row), or all of a text too short to have three.
--
-- A fingerprint that more than fifty versions hold is furniture, or a report that everybody printed. Whoever comes after
-- the first fifty, in the order in which they were known by what they state themselves, then by id, meets only those
-- fifty there, and only by twelve such (eighty words; a line of furniture has less). So all copies of one report still
-- meet, the cost of a new version is bounded, and a version that becomes known later changes no pair of earlier ones.
-- One that comes late but was known early takes another's place among the fifty; the pairs that this one had stay. They
-- are verified copies, and what hangs together through them hangs together through the fifty as well.
with held as materialized (
    select f.hash, f.version_id
    from fingerprint f
    semi join (select hash from fingerprint semi join scope_versions on key = version_id) touched
        on touched.hash = f.hash
),
crowded as materialized (select hash from held group by hash having count(*) > 50),
moment as materialized (
    select
        v.version_id,
        coalesce(v.observed, greatest(
            max_by(coalesce(d.instant, d.day + interval '86399' second), (d.confidence, -d.ordinal))
                filter (d.role = 'published'),
            max_by(coalesce(d.instant, d.day + interval '86399' second), (d.confidence, -d.ordinal))
                filter (d.role = 'modified')
        )) as known_at
    from version v
    left join date_candidate d on d.version_id = v.version_id and d.refused = '' and d.day is not null
    where v.version_id in (select h.version_id from held h semi join crowded c on c.hash = h.hash)
    group by v.version_id, v.observed
),
member as materialized (
    select hash, version_id, 1 as place from held anti join crowded using (hash)
    union all
    select h.hash, h.version_id, row_number() over (partition by h.hash order by m.known_at nulls last, h.version_id)
    from held h
    semi join crowded c on c.hash = h.hash
    join moment m on m.version_id = h.version_id
),
new as (select * from member semi join scope_versions on key = version_id),
early as (select * from member where place <= 50),
meeting as (                             -- never late with late: that is the product that the fifty are there to avoid
    select n.version_id as new_id, m.version_id as other_id, n.place <= 50 as early
    from new n join early m on m.hash = n.hash and m.version_id <> n.version_id
    union all
    select n.version_id, m.version_id, false
    from new n join member m on m.hash = n.hash and m.place > 50
    where n.place <= 50
),
met as (
    select new_id, other_id, count(*) as shared, count(*) filter (early) as early from meeting group by all
),
size as (
    select version_id, count(*) as n from held semi join scope_versions on key = version_id group by version_id
)
select distinct least(new_id, other_id) as version_id, greatest(new_id, other_id) as other_id
from met
join size on size.version_id = new_id
join version v on v.version_id = new_id
join version w on w.version_id = other_id
where (early >= least(3, size.n) or shared >= least(12, size.n)) and v.article_id <> w.article_id
order by all
