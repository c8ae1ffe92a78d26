-- The statements that each decision speaks of, in their order.
select g.edit_id, g.side, g.article_id, g.uri, g.sha256, g.part, g.quote, g.trigger
from edit_ground as g
order by g.edit_id, g.ordinal
