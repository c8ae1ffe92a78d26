-- The archived bytes of what is not to be kept as it came: nothing that is kept has them, and no feed's item waits for
-- its page with them.
select distinct i.sha256
from input as i
anti join (
    select sha256 from version where keep = 'text'
    union all
    select sha256 from input where keep = 'text' and sha256 is not null
    union all
    select article from feed_page where not taken
) as kept on kept.sha256 = i.sha256
where i.keep <> 'text' and i.sha256 is not null
