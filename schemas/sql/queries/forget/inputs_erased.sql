-- Inputs of past runs that are counted as erased from now on, and name nothing any more.
update input
set
    uri = 'erased:' || e.article_id, article_id = e.article_id, sha256 = null,
    source = case when list_contains($sources, input.source) then '' else input.source end,
    outcome = 'erased', reason = 'forgotten', detail = 'erased on request'
from erased_input e
where input.run_id = e.run_id and input.ordinal = e.ordinal
