-- Runs that began and did not end.
select run_id, started from run where ended is null order by started
