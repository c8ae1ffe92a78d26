-- Of the long neighbourhoods in scope (a month, a year), which grow without end: the placed mentions that may be of one
-- event with what is new or stirred in them, and by which terms and names the first so many alone are found.
--
-- One event with a new mention is what shares words with it, what is of an article that copies it or is another version
-- of its article, and what was one event with any of these until now; so was what loses the place by which it was found.
with recursive placed as materialized (
    select block, version_id, mention_id, mention_key, enter, fresh, fresh or stirred as new
    from (
        select
            block, version_id, mention_id, mention_key, known_from as enter,
            version_id in (select key from scope_fresh) as fresh,
            mention_id in (select key from scope_stirred) as stirred
        from anchored
        where recorded_to is null and block_key in (select md5_number_lower(key) from scope_blocks)
    )
),
kin as materialized (
    select other_id as version_id
    from copy_pair
    where recorded_to is null and version_id in (select version_id from placed where new)
    union
    select version_id
    from copy_pair
    where recorded_to is null and other_id in (select version_id from placed where new)
),
word as materialized (
    select p.*, unnest(m.terms) as term, unnest(m.weights) as weight
    from placed p
    join (
        select mention_key, terms, weights
        from mention
        where rowid in ( -- found by their keys alone, as in `items`
            select rowid from mention where mention_key in (select mention_key from placed)
        )
    ) m on m.mention_key = p.mention_key
),
size as materialized (
    select mention_key, sqrt(sum(weight * weight)) as size from word group by all
),
met as (
    select f.mention_key as new_key, w.block, w.version_id, w.mention_id, w.mention_key, sum(f.weight * w.weight) as dot
    from word f
    join word w on w.block = f.block and w.term = f.term
    where f.new and not w.new
    group by all
),
named as materialized (
    select mention_key, name
    from mention_participant
    where kind in ('person', 'court', 'bill') and mention_key in (select mention_key from placed)
),
key as materialized (
    select * exclude (term, weight), concat('term:', term) as key from word
    union all
    select distinct p.*, concat('name:', n.name)
    from placed p
    join named n on n.mention_key = p.mention_key
),
place as materialized (
    select
        k.*, row_number() over known as place, count(*) filter (not fresh) over known as place_before
    from key k
    semi join (select block, key from key group by all having count(*) > $most) c on c.block = k.block and c.key = k.key
    window known as (partition by k.block, k.key order by k.enter nulls last, k.mention_id, k.version_id)
),
displaced as (
    select distinct block, version_id, mention_id
    from place
    where not fresh and place > $most and place_before <= $most
),
start as materialized (
    select block, version_id, mention_id, false as parted
    from placed
    where new or version_id in (select version_id from kin) or mention_id in (select mention_id from placed where new)
    union all
    select m.block, m.version_id, m.mention_id, false
    from met m
    join size a on a.mention_key = m.new_key
    join size b on b.mention_key = m.mention_key
    where m.dot >= $least * a.size * b.size
    union all
    select *, true from displaced
),
member as materialized (
    select distinct block, event_id, version_id, mention_id
    from membership
    where recorded_to is null and block in (select key from scope_blocks)
),
reached as (
    select block, version_id, mention_id from start
    union
    select b.block, b.version_id, b.mention_id
    from reached r
    join member a on a.block = r.block and a.version_id = r.version_id and a.mention_id = r.mention_id
    join member b on b.block = a.block and b.event_id = a.event_id
),
crowded as ( -- a time or noun of one article may be shared by more than are found by it: all of them, or none
    select block, version_id from placed group by all having count(*) > $most
)
select
    p.block, p.version_id, p.mention_id, p.mention_key, p.enter, '' as key,
    p.block in (select block from displaced) as parted
from placed p
where exists (
        from reached r where r.block = p.block and r.version_id = p.version_id and r.mention_id = p.mention_id
    )
    or exists (
        from crowded c join reached r on r.block = c.block and r.version_id = c.version_id
        where c.block = p.block and c.version_id = p.version_id
    )
union all
select block, version_id, mention_id, mention_key, enter, key, false from place where place = $most
