-- By what lineages name the versions that go where these have no publisher: the end of their address.
create or replace temp table forgotten_named as
select distinct regexp_extract(v.uri, '([^/]+)/*$', 1) as name
from version v
semi join scope_gone on key = v.version_id
where v.source = '' and name <> ''
