-- What has Ada Fenn been quoted as saying?
select a.published_earliest as day, q.text, a.source
from quotation as q
join article as a on a.article_id = q.article_id
where q.speaker = 'Ada Fenn'
order by day, q.char_start
