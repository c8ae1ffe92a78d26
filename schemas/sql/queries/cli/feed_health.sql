-- How many feeds there are in each state of health.
select h.health, count(f.url)::bigint as n
from (select unnest(['new', 'good', 'failing', 'silent', 'retired']) as health) as h
left join feed as f on f.health = h.health
group by h.health
order by h.health
