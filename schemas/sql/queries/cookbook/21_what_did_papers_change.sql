-- Which facts did papers change after they were out, and did they say so?
select known_at, source, change, was, now, coalesce(notice_kind, 'silently') as how
from revision
where change in ('number', 'date', 'quotation', 'name', 'cut')
order by known_at nulls last, uri, ordinal
