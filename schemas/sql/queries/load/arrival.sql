-- A version that is read again came when it came.
insert into arrival
select l.version_id, $batch, l.ordinal, $recorded
from landed as l
anti join arrival on arrival.version_id = l.version_id
