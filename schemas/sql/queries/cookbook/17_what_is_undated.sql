-- Which statements say no day, so that we have to ask when it was?
select source, quote, status, attributed_to
from evidence
where event_id is null and earliest is null and latest is null
order by source, uri, char_start
