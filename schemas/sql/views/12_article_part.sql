create view article_part as
select
    v.article_id,
    v.version_id,
    t.name as part,
    t.part as ordinal,
    t.text
from lifetime as l
join version as v on v.version_id = l.version_id
join part as t on t.version_id = v.version_id
where l.current and l.recorded_to is null;

comment on view article_part is
    'The title, the body, the captions and the notices of the current articles: the texts that char_start and char_end count in.';
comment on column article_part.article_id is 'The article.';
comment on column article_part.version_id is 'Its current version.';
comment on column article_part.part is 'title, body, caption, or notice: where the article speaks of its own text, as corrections do.';
comment on column article_part.ordinal is 'The part''s number within the article; tells several captions or notices apart.';
comment on column article_part.text is 'The text, character by character as evidence counts it.';
