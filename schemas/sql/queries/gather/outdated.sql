-- The versions of the registered articles that were read under another ruleset than this, or are kept as they came where
-- no more than evidence may be kept of the article from now on, and can be read again.
select v.article_id, v.uri, v.sha256, v.media, v.source, strftime(v.observed, '%Y-%m-%dT%H:%M:%SZ'), v.wishes
from version as v
join wanted on wanted.article_id = v.article_id
where v.keep = 'text' and (v.ruleset <> $ruleset or wanted.keep <> 'text')
order by v.version_id
