-- The versions of the registered articles that were read under another ruleset than this, and can be read again.
select v.article_id, v.uri, v.sha256, v.media, v.source, strftime(v.observed, '%Y-%m-%dT%H:%M:%SZ'), v.wishes
from version as v
semi join wanted on wanted.article_id = v.article_id
where v.ruleset <> $ruleset and v.keep = 'text'
order by v.version_id
