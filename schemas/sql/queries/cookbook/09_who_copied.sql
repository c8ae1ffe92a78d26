-- Which articles are one text in two papers, and so one source?
select one.source, one.title, other.source as other_source, c.relation
from copy as c
join article as one on one.article_id = c.article_id
join article as other on other.article_id = c.other_id
where c.relation <> 'quotes'
order by one.source, other.source
