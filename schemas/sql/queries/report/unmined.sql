-- Articles that a run read and looked for no events in, by language ('' where it was not recognised), most first.
select v.lang, count(distinct v.article_id) as n
from version as v
semi join (from batch where run_id = $run_id) as b on b.batch = v.batch
where not v.mined
group by v.lang
order by n desc, v.lang
