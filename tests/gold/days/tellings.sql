-- Which article tells which event, with what may weigh: each event in each article that tells it.
select
    s.earliest, s.latest, v.article_id, p.earliest as published, s.status, s.kind, s.event_id, s.salience,
    s.n_articles, s.n_independent, min(x.ordinal) as ordinal, bool_or(pt.name = 'title') as in_title
from event_state as s
join membership as m on m.event_id = s.event_id and m.current and m.recorded_to is null
join version as v on v.version_id = m.version_id
join mention as x on x.version_id = m.version_id and x.mention_id = m.mention_id
join part as pt on pt.version_id = x.version_id and pt.part = x.part
left join publication as p on p.version_id = m.version_id and p.recorded_to is null
where s.story = 'all' and s.current and s.recorded_to is null and not s.hidden
    and date_diff('day', s.earliest, s.latest) between 0 and 6
group by all
