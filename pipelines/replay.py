"""What the archives of one run hold together, so that what a poll kept is read again as the poll took it.

A poll takes an entry's page for its article, where the feed gives a summary and the page could be had; what an entry
said before is nothing new; and what was there when a feed was first read had been there before, nobody knows since
when. What comes of a record so depends on the other records, but not on their order. Archives that are taken in by
several runs are to each run all that there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from itertools import pairwise

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http.page import page
from dateline.pipelines.admission import agreed, asked_with
from dateline.pipelines.feedbodies import articles, parsed
from dateline.pipelines.steps.addresses import key
from dateline.pipelines.steps.feeditems import MEDIA, feed_items, items
from dateline.pipelines.steps.feedpages import made
from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Feed
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.source import Registry

EVERYBODY = Registry()  # whose source file says nothing


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
    same: frozenset[tuple[str, datetime]] = frozenset()  # pages that were fetched again and had not changed


def survey(read: Callable[[], Iterable[Fetched]]) -> Survey:
    """What some archives hold together.

    :param read: gives their answers, from the first on each time
    """
    pages: defaultdict[str, set[datetime]] = defaultdict(set)
    said: dict[tuple[str, str], datetime] = {}
    first: dict[str, tuple[datetime, frozenset[tuple[str, str]]]] = {}
    offers: defaultdict[str, set[Offer]] = defaultdict(set)
    with FeedReader() as reader:
        for answer in read():
            name, at, document = key(answer.feed or answer.url), answer.observed, _document(answer)
            if isinstance(document, Item):
                pages[name].add(at)
            elif isinstance(document, FeedBody):
                feed = parsed(document, reader)
                sayings = frozenset(map(_saying, items(feed, document.uri, document.known_as)))
                for item in feed_items(feed, document.uri, document.known_as) if isinstance(feed, Feed) else ():
                    if item.page:
                        offers[item.uri].add(Offer(at, item.body, item.source, item.told))
                said |= {saying: min(at, said.get(saying, at)) for saying in sayings}
                if name not in first or at < first[name][0]:
                    first[name] = at, sayings
    earliest = frozenset(saying for _, sayings in first.values() for saying in sayings)
    offered = {uri: tuple(sorted(found)) for uri, found in offers.items()}
    again = {uri: offered[uri] for uri, times in pages.items() if len(times) > 1 and uri in offered}
    return Survey(
        pages={uri: min(times) for uri, times in pages.items()},
        said=said,
        first=earliest,
        there=frozenset(uri for uri, _ in earliest),
        offers=offered,
        same=_unchanged(read(), again) if again else frozenset(),
    )


def _unchanged(answers: Iterable[Fetched], again: Mapping[str, Sequence[Offer]]) -> frozenset[tuple[str, datetime]]:
    """The pages that say what they had said before, whatever stands around it by now.

    :param again: pages that were fetched more than once, with what their feeds gave
    """
    contents: defaultdict[str, dict[datetime, str]] = defaultdict(dict)
    for answer in answers:
        uri = key(answer.url)
        document = _document(answer) if uri in again else None
        if isinstance(document, Item):
            with suppress(InputError):
                offer = _latest(again[uri], answer.observed)
                contents[uri][answer.observed] = made(uri, offer.body, document.media, document.body).content
    found = set()
    for uri, told in contents.items():
        for before, after in pairwise(sorted(told)):
            if told[before] == told[after]:
                found.add((uri, after))
    return frozenset(found)


def _latest(offers: Sequence[Offer], at: datetime) -> Offer:
    """What a feed gave last before an instant, or first after it."""
    return max((one for one in offers if one.at <= at), default=offers[0])


def replayed(
    answer: Fetched, reader: FeedReader, held: Survey, registry: Registry = EVERYBODY
) -> Iterator[Item | Unread]:
    """The page, or the articles of the feed, that a server's answer in an archive is.

    An archive holds whatever a crawler met: what is neither is passed over. What its publisher asks with a page is
    noted: who fetched it has answered for keeping it. The source file counts, of each address that led to the page.
    """
    document, name = _document(answer), key(answer.url)
    if isinstance(document, FeedBody):
        entries = (_as_polled(one, answer.observed, held) for one in articles(document, reader))
        yield from filter(None, entries)
    elif isinstance(document, Unread):
        yield replace(document, uri=name, outcome="skipped")
    elif (name, answer.observed) in held.same:
        yield Unread(name, "unchanged", "same-content", "the page says what it had said before")
    else:
        is_first = held.pages.get(name) == answer.observed
        observed = "" if is_first and name in held.there else document.observed
        offers = held.offers.get(name, ())
        offer = _latest(offers, answer.observed) if offers else None
        asked, keep = asked_with(answer).words, agreed(answer, registry)
        article = replace(document, uri=name, observed=observed, wishes=asked, keep=keep)
        yield from _with_offer(article, offer, is_first)


def _document(answer: Fetched) -> Item | Unread | FeedBody:
    """What an answer is; a page that came where a feed was asked for is nobody's article."""
    document = page(answer)
    if answer.feed and isinstance(document, Item):
        return Unread(document.uri, "rejected", "not-a-feed", "it was asked for as a feed, and is a web page")
    return document


def _with_offer(page: Item, offer: Offer | None, is_first: bool) -> Iterator[Item | Unread]:
    """The article of a page that a feed may have led to; where the page is none, what the feed gave.

    :param is_first: whether nothing was taken of the page before
    """
    if offer is None:
        yield page
        return
    try:
        article = made(page.uri, offer.body, page.media, page.body)
        yield replace(page, media=article.media, body=article.body, source=offer.source)
    except InputError as error:
        yield Unread(page.uri, "rejected", "no-article", f"{error.reason}: {error.detail}", source=offer.source)
        if offer.told and is_first:
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
