-- Which article tells which event with a date of its own, and what may weigh: each event in each article.
select
    s.earliest, s.latest, v.article_id, min(p.earliest) as published, s.status, s.kind, s.event_id, s.salience,
    count(*) over (partition by s.event_id) as n_articles, s.n_independent, min(x.ordinal) as ordinal,
    bool_or(pt.name = 'title') as in_title
from event_state as s
join membership as m on m.event_id = s.event_id and m.current and m.recorded_to is null
join anchored as a
    on a.version_id = m.version_id and a.mention_id = m.mention_id and a.recorded_to is null and a.edtf <> ''
join version as v on v.version_id = m.version_id
join mention as x on x.version_id = m.version_id and x.mention_id = m.mention_id
join part as pt on pt.version_id = x.version_id and pt.part = x.part
left join publication as p on p.version_id = m.version_id and p.recorded_to is null
where s.story = 'all' and s.current and s.recorded_to is null and not s.hidden
    and date_diff('day', s.earliest, s.latest) between 0 and 6
group by s.earliest, s.latest, v.article_id, s.status, s.kind, s.event_id, s.salience, s.n_independent
