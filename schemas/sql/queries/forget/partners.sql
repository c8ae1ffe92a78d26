-- The versions that share words, or ever did, with those that go.
create or replace temp table forgotten_partners as
select other_id as version_id from copy_pair where version_id in (select key from scope_gone)
union
select version_id from copy_pair where other_id in (select key from scope_gone)
