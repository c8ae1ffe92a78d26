"""What connectors give as a feed, or as a server's answer, as the articles that it holds; all else goes on as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.feeds.sitemap import sitemaps
from dateline.connectors.http.page import page
from dateline.pipelines.steps.addresses import canonical, key
from dateline.pipelines.steps.decode import decode_markup
from dateline.pipelines.steps.feeditems import items
from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Unparsed
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread


def unpacked(given: Iterable[Item | Unread | FeedBody | Fetched]) -> Iterator[Item | Unread]:
    """Documents, and what was not read, in order; a feed's articles in the place of the feed."""
    with FeedReader() as reader:
        for one in given:
            if isinstance(one, FeedBody):
                yield from articles(one, reader)
            elif isinstance(one, Fetched):
                yield from archived(one, reader)
            else:
                yield one


def articles(feed: FeedBody, reader: FeedReader) -> Iterator[Item | Unread]:
    """A feed's articles; or why it gives none, or not all of them."""
    try:
        text = decode_markup(feed.body, feed.uri)
    except InputError as error:
        yield Unread(feed.uri, "rejected", error.reason, error.detail, feed.body or None)
        return
    yield from items(reader.read(text), feed.uri)


def archived(answer: Fetched, reader: FeedReader) -> Iterator[Item | Unread]:
    """The page, or the articles of the feed, that a server's answer in an archive is.

    An archive holds whatever a crawler met: what is neither is passed over.
    """
    document = page(answer)
    if isinstance(document, FeedBody):
        yield from articles(document, reader)
    elif isinstance(document, Unread):
        yield replace(document, uri=key(answer.url), outcome="skipped")
    else:
        yield replace(document, uri=key(answer.url))


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
