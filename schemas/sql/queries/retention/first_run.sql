-- When the first run began that was given one of the addresses of `gone`; a page may have been asked for by http.
select min(r.started)
from input as i
join run_log as r on r.run_id = i.run_id
where i.uri in (select uri from gone) or regexp_replace(i.uri, '^http:', 'https:') in (select uri from gone)
