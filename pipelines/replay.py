"""What the archives of one run hold together, so that what a poll kept is read again as the poll took it.

A poll takes an entry's page for its article, where the feed gives a summary and the page could be had; what an entry
said before is nothing new; and what was there when a feed was first read had been there before, nobody knows since
when. What comes of a record so depends on the other records, but not on their order. Archives that are taken in by
several runs are to each run all that there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http.page import page
from dateline.pipelines.feedbodies import articles
from dateline.pipelines.steps.addresses import key
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread


@dataclass(frozen=True, slots=True)
class Survey:
    """What the archives of a run hold. Instants are UTC without a zone."""

    pages: Mapping[str, datetime] = field(default_factory=dict)  # by what names a page: when it was first observed
    said: Mapping[tuple[str, str], datetime] = field(default_factory=dict)  # when an entry first said what it says
    first: frozenset[tuple[str, str]] = frozenset()  # what entries said when their feed was first read
    there: frozenset[str] = frozenset()  # their names


def survey(answers: Iterable[Fetched]) -> Survey:
    """What these answers hold together."""
    pages: dict[str, datetime] = {}
    said: dict[tuple[str, str], datetime] = {}
    first: dict[str, tuple[datetime, frozenset[tuple[str, str]]]] = {}
    with FeedReader() as reader:
        for answer in answers:
            name, at, document = key(answer.url), answer.observed, page(answer)
            if isinstance(document, Item):
                pages[name] = min(at, pages.get(name, at))
            elif isinstance(document, FeedBody):
                sayings = frozenset(map(_saying, articles(document, reader)))
                said |= {saying: min(at, said.get(saying, at)) for saying in sayings}
                if name not in first or at < first[name][0]:
                    first[name] = at, sayings
    earliest = frozenset(saying for _, sayings in first.values() for saying in sayings)
    return Survey(pages, said, earliest, frozenset(uri for uri, _ in earliest))


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
        yield replace(document, uri=name, observed="" if was_there else document.observed)


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
