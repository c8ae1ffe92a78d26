-- Versions that stand for an event of some story: a changed period or kind concerns them though they themselves stay.
select distinct m.version_id
from membership m
join story_version s on s.version_id = m.version_id and s.recorded_to is null
where m.recorded_to is null
