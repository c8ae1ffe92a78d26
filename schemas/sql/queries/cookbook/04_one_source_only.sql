-- What rests on a single source, and so needs a second one?
select earliest, headline, lineages[1] as source
from timeline
where story = 'all' and n_independent = 1 and status = 'occurred'
order by salience desc, event_id
