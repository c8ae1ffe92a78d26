-- Which deadlines were met, put off, or passed without a word?
select d.due, d.outcome, d.headline, answer.earliest as answered, answer.headline as by_what, d.last_report
from deadline as d
left join timeline as answer on answer.event_id = d.other_id and answer.story = d.story
where d.story = 'all'
order by d.due, d.headline
