-- Pages of feeds that are to be removed, which other feeds list too, go on as theirs: one may still be waited for.
update feed_page
set feed = other.feed
from (
    select uri, min(feed) as feed from feed_item where not list_contains($urls, feed) group by uri
) as other
where feed_page.uri = other.uri and list_contains($urls, feed_page.feed)
