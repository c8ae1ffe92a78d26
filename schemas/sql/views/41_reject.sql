create view reject as
select
    i.run_id,
    i.uri,
    i.source,
    i.stage,
    i.reason,
    i.detail,
    i.sha256,
    i.media,
    i.observed,
    b.recorded
from input as i
left join batch as b on b.batch = i.batch
where i.outcome = 'rejected';

comment on view reject is 'What could not be read, and why. The bytes are kept, so that it can be tried again.';
comment on column reject.run_id is 'The run that tried.';
comment on column reject.uri is 'What it tried to read.';
comment on column reject.source is 'The publisher, where one was named; else empty.';
comment on column reject.stage is 'Where it failed: gather, read or resolve.';
comment on column reject.reason is 'Why, in one word that programs may rely on, such as empty or binary.';
comment on column reject.detail is 'Why, in a sentence.';
comment on column reject.sha256 is 'Fingerprint of its bytes in the archive; NULL where none could be had.';
comment on column reject.media is 'What it was taken to be; NULL where that was not known.';
comment on column reject.observed is 'When it was fetched, UTC; NULL for a file.';
comment on column reject.recorded is 'When the store noted it, UTC.';
