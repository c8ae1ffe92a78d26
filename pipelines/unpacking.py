"""What connectors give as a feed, or as a server's answer, as the articles that it holds; all else goes on as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.feeds.sitemap import sitemaps
from dateline.pipelines.feedbodies import articles
from dateline.pipelines.replay import EVERYBODY, Survey, replayed
from dateline.pipelines.steps.addresses import canonical
from dateline.pipelines.steps.decode import decode_markup
from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Unparsed
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.source import Registry

NOTHING = Survey()


def unpacked(
    given: Iterable[Item | Unread | FeedBody | Fetched], held: Survey = NOTHING, registry: Registry = EVERYBODY
) -> Iterator[Item | Unread]:
    """Documents, and what was not read, in order; a feed's articles in the place of the feed.

    :param held: what the archives among them hold together
    :param registry: by which it is decided how much is kept of what they hold
    """
    with FeedReader() as reader:
        for one in given:
            if isinstance(one, FeedBody):
                yield from articles(one, reader)
            elif isinstance(one, Fetched):
                yield from replayed(one, reader, held, registry)
            else:
                yield one


def addresses(body: bytes, subject: str) -> tuple[str, ...]:
    """The pages that a sitemap or a feed leads to, or the sitemaps that a list of them does, as they stand there.

    :param subject: whose bytes they are, for the error
    :raises InputError: it is none of these, or not whole
    """
    text = decode_markup(body, subject)
    if found := sitemaps(text):
        return found
    with FeedReader() as reader:
        feed = reader.read(text)
    if isinstance(feed, Unparsed):
        raise InputError(feed.reason, subject, feed.detail)
    if feed.broken:
        raise InputError(
            feed.broken, subject, f"it is {feed.broken}, so that some addresses are missing; fetch it again"
        )
    return tuple(entry.link for entry in feed.entries if canonical(entry.link))
