-- By what linking finds the rows of a version and of a mention: a number of 64 bits costs a fifth of the ids' texts. They
-- are functions of the ids alone, so that no order of arrival changes them.

alter table mention add column version_key ubigint;
alter table mention add column mention_key ubigint;      -- of the version and the mention: a copy has its original's ids
update mention
set version_key = md5_number_lower(version_id), mention_key = md5_number_lower(concat(version_id, ' ', mention_id));

alter table mention_participant add column version_key ubigint;
alter table mention_participant add column mention_key ubigint;
update mention_participant
set version_key = md5_number_lower(version_id), mention_key = md5_number_lower(concat(version_id, ' ', mention_id));

alter table anchored add column version_key ubigint;
alter table anchored add column mention_key ubigint;
alter table anchored add column block_key ubigint;
update anchored
set
    version_key = md5_number_lower(version_id), mention_key = md5_number_lower(concat(version_id, ' ', mention_id)),
    block_key = md5_number_lower(block);
