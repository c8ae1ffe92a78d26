create view revision as
select
    r.article_id,
    v.uri,
    v.source,
    v.title,
    r.change,
    nullif(r.was, '') as was,
    nullif(r.now, '') as now,
    nullif(r.notice_kind, '') as notice_kind,
    nullif(r.notice, '') as notice,
    substring(old.text, r.was_sentence_start + 1, r.was_sentence_end - r.was_sentence_start) as was_sentence,
    substring(new.text, r.now_sentence_start + 1, r.now_sentence_end - r.now_sentence_start) as now_sentence,
    l.known_from as known_at,
    r.before_id,
    old.name as was_part,
    old.part as was_part_ordinal,
    r.was_start,
    r.was_end,
    r.version_id,
    new.name as now_part,
    new.part as now_part_ordinal,
    r.now_start,
    r.now_end,
    r.notice_part as notice_part_ordinal,
    r.notice_start,
    r.notice_end,
    r.ordinal,
    r.recorded_from as recorded
from revised as r
join version as v on v.version_id = r.version_id
join lifetime as l on l.version_id = r.version_id and l.recorded_to is null
left join part as old on old.version_id = r.before_id and old.part = r.was_part
left join part as new on new.version_id = r.version_id and new.part = r.now_part
where r.recorded_to is null;

comment on view revision is
    'What each version of an article changed in the one before it, one row a change: facts first, wording last. Order by known_at and ordinal.';
comment on column revision.article_id is 'The article.';
comment on column revision.uri is 'Where it came from: a web address, or the address of a file.';
comment on column revision.source is 'The publisher; empty where nothing names one.';
comment on column revision.title is 'The headline of the later version.';
comment on column revision.change is
    'number, date, quotation, name, title, published (the stated day of publication), cut, added, moved (the same words elsewhere), wording, or notice (a notice was all that came).';
comment on column revision.was is 'What the article said, verbatim; NULL where something was added.';
comment on column revision.now is 'What it says in its place, verbatim; NULL where something was cut.';
comment on column revision.notice_kind is
    'correction, clarification, update or withdrawal; NULL: a silent edit, of which the article says nothing.';
comment on column revision.notice is 'The words in which the later version speaks of this change; NULL: a silent edit.';
comment on column revision.was_sentence is 'The sentence, or the passage, that it stood in; NULL where none did.';
comment on column revision.now_sentence is 'The sentence, or the passage, that it stands in; NULL where none does.';
comment on column revision.known_at is 'From when the public could read the later version, UTC; NULL where unknown.';
comment on column revision.before_id is 'The earlier version; its texts are in view article_version.';
comment on column revision.was_part is 'The part of the earlier version: title, body or caption.';
comment on column revision.was_part_ordinal is 'That part''s number within the version.';
comment on column revision.was_start is 'Where was begins in that part, in characters.';
comment on column revision.was_end is 'Where was ends, exclusive.';
comment on column revision.version_id is 'The later version.';
comment on column revision.now_part is 'The part of the later version: title, body, caption or notice.';
comment on column revision.now_part_ordinal is 'That part''s number within the version.';
comment on column revision.now_start is 'Where now begins in that part, in characters.';
comment on column revision.now_end is 'Where now ends, exclusive.';
comment on column revision.notice_part_ordinal is 'The number of the part of the later version that holds the notice.';
comment on column revision.notice_start is 'Where the notice begins in that part, in characters.';
comment on column revision.notice_end is 'Where the notice ends, exclusive.';
comment on column revision.ordinal is 'Place among the later version''s changes, from 0: what matters most comes first.';
comment on column revision.recorded is 'When this store first said so, UTC.';
