-- How many current articles were read under each ruleset.
select ruleset, count(*) as n_articles
from article
group by ruleset
order by n_articles desc, ruleset
