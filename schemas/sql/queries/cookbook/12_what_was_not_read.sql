-- What could not be read, and why?
select uri, reason, detail
from reject
order by uri
