-- The versions of the registered articles that were read under another ruleset than this.
select v.article_id, v.uri, v.sha256, v.media, v.source, strftime(v.observed, '%Y-%m-%dT%H:%M:%SZ')
from version as v
semi join wanted on wanted.article_id = v.article_id
where v.ruleset <> $ruleset
order by v.version_id
