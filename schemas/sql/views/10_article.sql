create view article as
select
    v.article_id,
    v.version_id,
    v.uri,
    nullif(v.url, '') as url,
    v.source,
    v.title,
    coalesce(body.text, '') as text,
    v.authors,
    v.credit,
    nullif(v.dateline, '') as dateline,
    nullif(v.lang, '') as lang,
    v.genre,
    v.mined,
    p.earliest as published_earliest,
    p.latest as published_latest,
    p."at" as published_at,
    nullif(p.method, '') as published_method,
    p.confidence as published_confidence,
    p.why as published_why,
    p.known_at,
    coalesce(p.known_basis, 'unknown') as known_basis,
    v.wishes,
    v.keep,
    v.observed,
    v.sha256,
    v.media,
    came.recorded,
    v.ruleset
from lifetime as l
join version as v on v.version_id = l.version_id
left join arrival as came on came.version_id = v.version_id
left join publication as p on p.version_id = v.version_id and p.recorded_to is null
left join part as body on body.version_id = v.version_id and body.name = 'body'
where l.current and l.recorded_to is null;

comment on view article is 'Every article in the store as it reads now, one row each.';
comment on column article.article_id is 'The article''s identifier, the same for all its versions.';
comment on column article.version_id is 'Identifier of the version that this row shows.';
comment on column article.uri is 'Where it came from: its web address, or the address of the file it was read from.';
comment on column article.url is 'The permanent web address that the article gives for itself; NULL where it gives none.';
comment on column article.source is 'The publisher; empty where nothing names one.';
comment on column article.title is 'The headline; empty where there is none.';
comment on column article.text is 'The article itself, without headline, captions and the page''s furniture.';
comment on column article.authors is 'Who wrote it, by its byline.';
comment on column article.credit is 'Agencies and newsrooms that it credits, such as AP.';
comment on column article.dateline is 'The place that opens the text, such as ALBUQUERQUE, N.M.; NULL where there is none.';
comment on column article.lang is 'Language, ISO 639-1, such as en; NULL where it could not be told.';
comment on column article.genre is 'What sort of piece it is: news, opinion, live blog, press release, …';
comment on column article.mined is 'Whether events were looked for: false where there are no rules for its language.';
comment on column article.published_earliest is
    'First day on which it can have been published, in its publisher''s own time zone; NULL where open.';
comment on column article.published_latest is
    'Last day on which it can have been published; equal to the first where the day is known.';
comment on column article.published_at is 'The instant of publication, UTC; NULL where only the day is known.';
comment on column article.published_method is
    'What says so: json-ld, meta, url, text, feed, input, or copy (taken from the article that it copies); NULL where open.';
comment on column article.published_confidence is 'How sure that is, 0 to 1.';
comment on column article.published_why is 'Why this date, in words.';
comment on column article.known_at is
    'From when the public could read it, UTC; NULL where nothing says it, and then no as-of answer uses the article.';
comment on column article.known_basis is
    'What known_at rests on: observed, modified, published, day (the end of a bare day), inferred or unknown.';
comment on column article.wishes is
    'What its publisher asks of whoever keeps it: noarchive, noindex, nosnippet, tdm-reservation; empty for nothing.';
comment on column article.keep is
    'How much of it is kept: text, all; or evidence: its text is blank but for what evidence quotes, its bytes are gone.';
comment on column article.observed is 'When it was first seen there, UTC; NULL for a file or a backfill.';
comment on column article.sha256 is 'Fingerprint of the bytes as they came; the archive keeps them under it.';
comment on column article.media is 'What those bytes are, as a media type.';
comment on column article.recorded is 'When this store took it in, UTC.';
comment on column article.ruleset is 'The rules, tables and library versions under which it was read.';
