-- The event of a story that each passage tells: one of which a statement stands in it, at least in part; that whose
-- statement has the most of the hits, of several the weightiest.
with passage as (
    select unnest($passages::struct(
        version_id varchar, ordinal integer, char_start integer, char_end integer, hits integer[]
    )[]) as p
)
select
    e.version_id as key,
    t.event_id, t.edtf, t.earliest, t.latest, t.granularity, t.status, t.kind, t.headline, t.edits
from passage
join evidence as e
    on e.version_id = p.version_id
    and e.part_ordinal = p.ordinal
    and e.char_start < p.char_end
    and e.char_end > p.char_start
join timeline as t on t.story = $story and t.event_id = e.event_id
qualify row_number() over (
    partition by e.version_id
    order by len(list_filter(p.hits, lambda h: h between e.char_start and e.char_end)) desc, t.salience desc, t.event_id
) = 1
