"""The journals of what was fetched, kept in step with the store: ended once it has what they hold, and rid of what it
was asked to forget."""

from __future__ import annotations

import re
from collections.abc import Container
from contextlib import nullcontext, suppress
from datetime import datetime
from functools import partial
from html import unescape

from dateline.connectors import lock
from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http import journal
from dateline.connectors.http.page import page
from dateline.connectors.store import Writer
from dateline.pipelines.feedbodies import parsed
from dateline.pipelines.gather import is_forgotten
from dateline.pipelines.steps.addresses import key
from dateline.pipelines.steps.feeditems import MEDIA, feed_items
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.schemas.errors import StoreBusyError
from dateline.schemas.feeds import Feed
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.source import Registry

_ADDRESS = re.compile(rb"https?://[^\s\"'<>\\]+")


def is_gone(found: Fetched, forgotten: Forgotten, registry: Registry, reader: FeedReader | None = None) -> bool:
    """Whether an answer is something that was forgotten, or holds it: a page may link to it, a feed may not.

    :param reader: of feeds, where many are looked at
    """
    if not forgotten:
        return False
    document = page(found)
    addresses = {found.url, found.address}
    if not isinstance(document, Item):
        addresses |= {unescape(link.decode("utf-8", "replace")) for link in _ADDRESS.findall(found.body)}
        document = Item(found.url, "text/html", found.body)
    if isinstance(held := page(found), FeedBody):
        with nullcontext(reader) if reader else FeedReader() as parser:
            if _lists(held, found.address, forgotten, registry, parser):
                return True
    named = (Unread(key(url), "rejected", "", "") for url in addresses)
    return is_forgotten(document, forgotten, registry) or any(is_forgotten(one, forgotten, registry) for one in named)


def _lists(feed: FeedBody, address: str, forgotten: Forgotten, registry: Registry, reader: FeedReader) -> bool:
    """Whether a feed lists what was forgotten, which it may do without a word of where that stands."""
    said = parsed(feed, reader)
    if not isinstance(said, Feed):
        return False
    offered = (feed_items(said, at, feed.known_as) for at in {feed.uri, address})
    items = (Item(item.uri, MEDIA, item.body, item.source) for found in offered for item in found)
    return any(is_forgotten(item, forgotten, registry) for item in items)


def rid(writer: Writer, forgotten: Forgotten, registry: Registry, since: datetime | None = None) -> None:
    """Takes what was forgotten out of the journals; those that a run is writing to are that run's, when it ends.

    :param since: the finished journals of runs that began before cannot have it
    :raises StoreError: the disk refuses it; done again, it goes on
    """
    if not writer.fetched.is_dir():
        return
    with FeedReader() as reader:
        gone = partial(is_gone, forgotten=forgotten, registry=registry, reader=reader)
        with suppress(StoreBusyError), lock.hold(writer.polling, 0):
            journal.scrub(journal.unfinished(writer.fetched), gone)
        journal.scrub(journal.finished(writer.fetched, since), gone)


def end(writer: Writer, done: Container[str], now: datetime, forgotten: Forgotten, registry: Registry) -> None:
    """Ends the journals of a run, which holds the polling lock, and of those before it that were killed.

    One that was killed at its very end is in the store, and would be taken for what another has to take up.

    :param done: the addresses of which everything is in the store
    :param forgotten: as it is now, which may be more than when they were fetched
    :raises StoreError: the disk refuses it
    """
    if forgotten:
        with FeedReader() as reader:
            gone = partial(is_gone, forgotten=forgotten, registry=registry, reader=reader)
            journal.scrub(journal.unfinished(writer.fetched), gone)
    ended = writer.db.execute("select run_id from run_log where ended is not null").fetchall()
    journal.settle(writer.fetched, done.__contains__, now, {run_id for (run_id,) in ended}.__contains__)
