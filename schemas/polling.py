"""What is to be remembered of feeds, their items and their items' pages from one poll to the next.

All instants are in UTC, without a zone; "" and None are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed that is polled: a row of table `feed_log`."""

    url: str  # as it was added, which is what it is known by
    added: datetime
    title: str = ""
    folder: str = ""  # of an OPML list, levels between slashes
    address: str = ""  # where it is asked for: `url`, or where redirects for good have led
    etag: str = ""
    modified: str = ""  # its Last-Modified, verbatim
    sha256: str = ""  # of its last body
    polled: datetime | None = None
    good: datetime | None = None  # the last poll that was answered as it should be
    due: datetime | None = None  # None: at once
    errors: int = 0  # in a row
    reason: str = ""  # why the last poll failed, in one word
    detail: str = ""  # the same in a sentence
    held: int = 0  # items in its last body
    n_items: int = 0  # that it ever brought
    last_item: datetime | None = None  # when it last brought one
    hub: str = ""  # its WebSub hub, noted
    items: tuple[float, ...] = ()  # of its rhythm, by hour of the day
    hours: tuple[float, ...] = ()
    retired: datetime | None = None  # its server said that it is gone for good


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item that a feed has brought: a row of table `feed_item`."""

    feed: str  # FeedState.url
    uri: str  # of its article
    digest: str  # of all that the feed said of it
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class PageState:
    """An item's page: a row of table `feed_page`."""

    uri: str  # of its article
    feed: str  # that brought it first
    url: str  # of the page; "" where the feed itself holds the text
    seen: datetime  # first
    backfill: bool = False  # its feed held it when it was first asked, so that nobody saw it come
    article: str = ""  # SHA-256 of the article as it was last taken in, or as the feed gives it until then
    media: str = ""  # of what kind that is
    content: str = ""  # what the page says, whatever stands around it: Reading.content
    etag: str = ""
    modified: str = ""
    asked: datetime | None = None  # when it was last asked for
    due: datetime | None = None  # when it is to be asked for again; None: never
    taken: bool = False  # whether the article was taken in, with its page or without
    errors: int = 0  # in a row
    reason: str = ""
