-- Under which rulesets the store was read: how many articles' present versions, how many earlier ones and such as say
-- nothing of their own, and from when to when that was; the latest first. What is not kept as it came cannot be read
-- under others, and does not count.
select
    v.ruleset,
    count(*) filter (l.current) as n_articles,
    count(*) filter (l.current is distinct from true) as n_earlier,
    min(v.recorded) as since,
    max(v.recorded) as until
from version as v
left join lifetime as l on l.version_id = v.version_id and l.recorded_to is null
where v.keep = 'text'
group by v.ruleset
order by until desc, v.ruleset
