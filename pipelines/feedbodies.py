"""A feed's bytes as the articles that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.connectors.feeds.reader import FeedReader
from dateline.pipelines.steps.decode import decode_markup
from dateline.pipelines.steps.feeditems import items
from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Feed, Unparsed
from dateline.schemas.inputs import FeedBody, Item, Unread


def parsed(feed: FeedBody, reader: FeedReader) -> Feed | Unparsed:
    """What a feed's bytes say."""
    try:
        return reader.read(decode_markup(feed.body, feed.uri))
    except InputError as error:
        return Unparsed(error.reason, error.detail)


def articles(feed: FeedBody, reader: FeedReader) -> Iterator[Item | Unread]:
    """A feed's articles; or why it gives none, or not all of them."""
    found = parsed(feed, reader)
    if isinstance(found, Unparsed):
        yield Unread(feed.uri, "rejected", found.reason, found.detail, feed.body or None)
    else:
        yield from items(found, feed.uri, feed.known_as)
