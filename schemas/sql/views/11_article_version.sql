create view article_version as
select
    v.article_id,
    v.version_id,
    v.uri,
    v.source,
    v.title,
    coalesce(body.text, '') as text,
    p.earliest as published_earliest,
    p.latest as published_latest,
    p."at" as published_at,
    nullif(p.method, '') as published_method,
    p.known_at,
    coalesce(p.known_basis, 'unknown') as known_basis,
    l.known_from,
    l.known_to,
    l.current,
    v.wishes,
    v.keep,
    v.observed,
    v.sha256,
    came.recorded,
    v.ruleset
from lifetime as l
join version as v on v.version_id = l.version_id
left join arrival as came on came.version_id = v.version_id
left join publication as p on p.version_id = v.version_id and p.recorded_to is null
left join part as body on body.version_id = v.version_id and body.name = 'body'
where l.recorded_to is null;

comment on view article_version is
    'Every version of every article, the past ones too: what it said, and from when to when it said so.';
comment on column article_version.article_id is 'The article''s identifier, the same for all its versions.';
comment on column article_version.version_id is 'The version''s identifier.';
comment on column article_version.uri is 'Where it came from: a web address, or the address of a file.';
comment on column article_version.source is 'The publisher; empty where nothing names one.';
comment on column article_version.title is 'The headline of this version.';
comment on column article_version.text is 'The text of this version.';
comment on column article_version.published_earliest is 'First day on which it can have been published.';
comment on column article_version.published_latest is 'Last day on which it can have been published.';
comment on column article_version.published_at is 'The instant of publication, UTC; NULL where only the day is known.';
comment on column article_version.published_method is 'What says when it was published; NULL where nothing does.';
comment on column article_version.known_at is 'From when the public could read this version, UTC; NULL where unknown.';
comment on column article_version.known_basis is 'What known_at rests on.';
comment on column article_version.known_from is 'From when the article said this, UTC; NULL where unknown.';
comment on column article_version.known_to is
    'Until when it said this, exclusive; NULL: nothing later is known to have replaced it.';
comment on column article_version.current is 'Whether this is how the article reads now.';
comment on column article_version.wishes is
    'What its publisher asks of whoever keeps it: noarchive, noindex, nosnippet, tdm-reservation; empty for nothing.';
comment on column article_version.keep is
    'How much of it is kept: text, all; or evidence: its text is blank but for what evidence quotes, its bytes are gone.';
comment on column article_version.observed is 'When it was first seen there, UTC; NULL for a file or a backfill.';
comment on column article_version.sha256 is 'Fingerprint of the bytes as they came.';
comment on column article_version.recorded is 'When this store took it in, UTC.';
comment on column article_version.ruleset is 'The rules under which it was last read; a reading under other rules makes no version.';
