-- The feeds, those that need somebody to look at them first.
select *
from feed
order by
    list_position(['failing', 'silent', 'retired', 'new', 'good'], health), errors desc, coalesce(nullif(title, ''), url), url
