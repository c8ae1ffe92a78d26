-- Whom the mentions of `own` name, and others of their versions, and the places that do or undergo what these tell.
create or replace temp table own_name as
select distinct version_id, mention_id, mention_key, called as name
from mention_participant
where version_key in (select version_key from own)
    and kind not in ('group', 'thing') and (kind <> 'place' or role in ('actor', 'target'))
