-- The neighbourhoods in scope that are of more than some days, and hold more than a few mentions. What befalls somebody
-- once is one event in any case.
select block
from anchored
where recorded_to is null and block_key in (select md5_number_lower(key) from scope_blocks) and not contains(block, ': ')
group by block
having count(*) > $whole and min(latest - earliest) > $days
