"""A feed's bytes as the articles that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.connectors.feeds.reader import FeedReader
from dateline.pipelines.steps.decode import decode_markup
from dateline.pipelines.steps.feeditems import items
from dateline.schemas.errors import InputError
from dateline.schemas.inputs import FeedBody, Item, Unread


def articles(feed: FeedBody, reader: FeedReader) -> Iterator[Item | Unread]:
    """A feed's articles; or why it gives none, or not all of them."""
    try:
        text = decode_markup(feed.body, feed.uri)
    except InputError as error:
        yield Unread(feed.uri, "rejected", error.reason, error.detail, feed.body or None)
        return
    yield from items(reader.read(text), feed.uri)
