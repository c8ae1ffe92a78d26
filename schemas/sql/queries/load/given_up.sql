-- What brought a document that was kept as it came, and is now read for its evidence alone, is not kept so from here on.
update input
set keep = 'evidence'
from landed as l
where l.keep = 'evidence' and input.keep = 'text' and input.article_id = l.article_id and input.sha256 = l.sha256
