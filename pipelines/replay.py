"""What the archives of one run hold together, so that what a poll kept is read again as the poll took it.

A poll takes an entry's page for its article, where the feed gives a summary and the page could be had; what an entry
said before is nothing new; and what was there when a feed was first read had been there before, nobody knows since
when. What comes of a record so depends on the other records, but not on their order. Archives that are taken in by
several runs are to each run all that there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http.page import page
from dateline.pipelines.feedbodies import articles, parsed
from dateline.pipelines.steps.addresses import key
from dateline.pipelines.steps.feeditems import MEDIA, feed_items, items
from dateline.pipelines.steps.feedpages import made
from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Feed
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread


@dataclass(frozen=True, slots=True, order=True)
class Offer:
    """What a feed gave of an article whose page is to be had."""

    at: datetime
    body: bytes  # the article object
    source: str
    told: bool  # whether it has a text


@dataclass(frozen=True, slots=True)
class Survey:
    """What the archives of a run hold. Instants are UTC without a zone."""

    pages: Mapping[str, datetime] = field(default_factory=dict)  # by what names a page: when it was first observed
    said: Mapping[tuple[str, str], datetime] = field(default_factory=dict)  # when an entry first said what it says
    first: frozenset[tuple[str, str]] = frozenset()  # what entries said when their feed was first read
    there: frozenset[str] = frozenset()  # their names
    offers: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)  # of entries that only sum up, in their order


def survey(answers: Iterable[Fetched]) -> Survey:
    """What these answers hold together."""
    pages: dict[str, datetime] = {}
    said: dict[tuple[str, str], datetime] = {}
    first: dict[str, tuple[datetime, frozenset[tuple[str, str]]]] = {}
    offers: defaultdict[str, set[Offer]] = defaultdict(set)
    with FeedReader() as reader:
        for answer in answers:
            name, at, document = key(answer.url), answer.observed, page(answer)
            if isinstance(document, Item):
                pages[name] = min(at, pages.get(name, at))
            elif isinstance(document, FeedBody):
                feed = parsed(document, reader)
                sayings = frozenset(map(_saying, items(feed, document.uri)))
                for item in feed_items(feed, document.uri) if isinstance(feed, Feed) else ():
                    if item.page:
                        offers[item.uri].add(Offer(at, item.body, item.source, item.told))
                said |= {saying: min(at, said.get(saying, at)) for saying in sayings}
                if name not in first or at < first[name][0]:
                    first[name] = at, sayings
    earliest = frozenset(saying for _, sayings in first.values() for saying in sayings)
    there = frozenset(uri for uri, _ in earliest)
    return Survey(pages, said, earliest, there, {uri: tuple(sorted(offered)) for uri, offered in offers.items()})


def replayed(answer: Fetched, reader: FeedReader, held: Survey) -> Iterator[Item | Unread]:
    """The page, or the articles of the feed, that a server's answer in an archive is.

    An archive holds whatever a crawler met: what is neither is passed over.
    """
    document, name = page(answer), key(answer.url)
    if isinstance(document, FeedBody):
        entries = (_as_polled(one, answer.observed, held) for one in articles(document, reader))
        yield from filter(None, entries)
    elif isinstance(document, Unread):
        yield replace(document, uri=name, outcome="skipped")
    else:
        was_there = name in held.there and held.pages.get(name) == answer.observed
        document = replace(document, uri=name, observed="" if was_there else document.observed)
        yield from _with_offer(document, answer.observed, held.offers.get(name, ()))


def _with_offer(page: Item, at: datetime, offers: Sequence[Offer]) -> Iterator[Item | Unread]:
    """The article of a page that a feed led to; where the page is none, what the feed gave."""
    if not offers:
        yield page
        return
    offer = max((one for one in offers if one.at <= at), default=offers[0])
    try:
        article = made(page.uri, offer.body, page.media, page.body)
        yield replace(page, media=article.media, body=article.body, source=offer.source)
    except InputError as error:
        yield Unread(page.uri, "rejected", "no-article", f"{error.reason}: {error.detail}", source=offer.source)
        if offer.told:
            yield replace(page, media=MEDIA, body=offer.body, source=offer.source)


def _as_polled(one: Item | Unread, at: datetime, held: Survey) -> Item | Unread | None:
    """What a poll takes of an entry; None where its page is taken in its place."""
    if one.uri in held.pages:
        return None
    if held.said.get(_saying(one), at) < at:
        return Unread(one.uri, "unchanged", "same-bytes", "its feed had said the same before", source=one.source)
    if isinstance(one, Unread) or _saying(one) in held.first:
        return one
    return replace(one, observed=f"{at.isoformat()}Z")


def _saying(one: Item | Unread) -> tuple[str, str]:
    return one.uri, sha256(one.body).hexdigest() if isinstance(one, Item) else one.reason
