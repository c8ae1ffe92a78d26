-- Articles that no events are looked for in, by language ('' where it was not recognised), most first.
select coalesce(lang, '') as lang, count(*) as n
from article
where not mined
group by all
order by n desc, lang
