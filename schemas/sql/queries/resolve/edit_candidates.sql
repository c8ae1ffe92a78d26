-- All mentions of all versions of the articles that the edits in scope speak of.
select
    v.article_id, v.version_id, m.mention_id, m.ordinal, p.name, p.text[m.char_start + 1 : m.char_end], m.trigger,
    m.time >= 0
from version v
join mention m on m.version_id = v.version_id
join part p on p.version_id = m.version_id and p.part = m.part
where v.article_id in (select article_id from edit_ground where edit_id in (select key from scope_edits))
