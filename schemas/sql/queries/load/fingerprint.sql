insert into fingerprint
select l.version_id, unnest(l.fingerprints)
from landed as l
