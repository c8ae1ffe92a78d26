-- What brought a document that is now read for its evidence alone: it is not kept as it came from here on.
update input
set keep = 'evidence'
from unkept as u
where u.article_id = input.article_id and u.sha256 = input.sha256
