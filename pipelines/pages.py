"""Pages by their addresses: fetched into the journal, and from there taken in as files are.

The store is asked before what it holds, and written to after; while servers are waited for, nobody waits for the store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from dateline.connectors.bodies import BodyError, read_body, read_head, read_lines
from dateline.connectors.files import FEEDS
from dateline.connectors.http.address import origin
from dateline.connectors.http.fetcher import Fetcher
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.http.page import page
from dateline.connectors.sniffing import HEAD, kind_of
from dateline.pipelines.admission import Admitting, asked_with, is_fleeting, keep_of
from dateline.pipelines.gather import Held, is_forgotten
from dateline.pipelines.journals import is_gone
from dateline.pipelines.polling.fetching import Fetching, before, fetch
from dateline.pipelines.polling.stopping import STOP, heard_by_threads
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.addresses import key
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.pipelines.unpacking import addresses
from dateline.schemas.errors import InputError
from dateline.schemas.fetched import Failed, Fetched, HostState, Request
from dateline.schemas.identity import article_id
from dateline.schemas.inputs import MEBIBYTE, FeedBody, Item, Limits, Unread
from dateline.schemas.source import Registry

NOT_MODIFIED = 304
NAMED_AS_FEED = (*FEEDS, ".xml")
LONGEST_SITEMAP = 50 * MEBIBYTE  # sitemaps.org, "Sitemaps file location"


@dataclass(frozen=True, slots=True)
class Pages:
    """What is to be known to fetch pages for a store, and makes what asks a server for them."""

    options: FetchOptions
    clock: Callable[[], datetime]
    held: Mapping[str, Held]  # by article
    forgotten: Forgotten
    registry: Registry

    def __call__(self, hosts: Sequence[HostState]) -> PageAsker:
        """What asks one server."""
        heeds, minds = self.registry.asks_robots, self.registry.asks_publisher
        fetcher = Fetcher(self.options, hosts, clock=self.clock, sleep=STOP.wait, heeds=heeds, minds=minds)
        return PageAsker(fetcher, self)

    def now(self) -> datetime:
        """The present, in UTC without a zone."""
        at = self.clock()
        return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at

    def is_forgotten(self, page: str) -> bool:
        """Whether somebody asked to have an address forgotten."""
        return is_forgotten(Unread(page, "rejected", "", ""), self.forgotten, self.registry)

    def held_as(self, item: Item) -> Held | None:
        """What the store has of an article that holds the same bytes as when it was last observed; None of others."""
        held = self.held.get(article_id(item.uri))
        return held if held and hashlib.sha256(item.body).hexdigest() == held.sha256 else None


class PageAsker:
    """Asks a server for pages. What was the same before never comes to the journal."""

    def __init__(self, fetcher: Fetcher, pages: Pages) -> None:
        self._fetcher = fetcher
        self._pages = pages

    def fetch(self, request: Request) -> Fetched | Failed:
        """Asks for a page; one that has not changed comes without its bytes, as where the server had said so, unless
        another part of them may be kept now.
        """
        found = self._fetcher.fetch(request)
        if isinstance(found, Failed):
            return found
        document = document_of(found, self._pages)
        if isinstance(document, Item) and (held := self._pages.held_as(document)):
            keep = self._pages.registry.keep(document.uri, asked=document.keep)
            return replace(found, status=NOT_MODIFIED, body=b"") if held.keep == keep else found
        return found

    def hosts(self) -> tuple[HostState, ...]:
        """What was learnt of servers."""
        return self._fetcher.hosts()


def is_address(given: str) -> bool:
    """Whether an input is the address of a page."""
    return given.lower().startswith(("http://", "https://"))


def listed(path: Path) -> Iterator[str]:
    """The addresses of a file: a sitemap's, a feed's, or one a line.

    Empty lines, and those that begin with a number sign, are none.

    :raises InputError: it cannot be read
    """
    gzipped = path.suffix == ".gz"
    try:
        with path.open("rb") as file:
            kind = kind_of(read_head(file, gzipped, HEAD))
        with path.open("rb") as file:
            if kind in ("feed", "sitemaps"):
                yield from addresses(read_body(file, gzipped, LONGEST_SITEMAP), str(path))
                return
            for line in read_lines(file, gzipped, Limits()):
                text = (line or b"").decode("utf-8-sig", "replace").strip()
                if text and not text.startswith("#"):
                    yield text
    except (OSError, BodyError) as error:
        said = error.detail if isinstance(error, BodyError) else error.strerror
        raise InputError("unreadable", str(path), f"this list of addresses cannot be read: {said}") from None


def fetched(
    urls: Sequence[str], pages: Pages, folder: Path, run_id: str, engine: Engine
) -> Iterator[Item | Unread | FeedBody]:
    """Fetches some addresses, and then gives what came of each, in their order.

    What a killed run had fetched of late is taken from its journal.

    :param folder: of the journals, which no other run adds to meanwhile
    """
    asked = {key(url): url for url in reversed(urls)}  # the first address of several of one page
    wanted = {page: url for page, url in asked.items() if not pages.is_forgotten(page)}
    requests = [Request(url) for url in wanted.values()]
    fleeting = partial(is_fleeting, forgotten=pages.forgotten, registry=pages.registry)
    make = Admitting(pages, pages.registry)
    how = Fetching(make, folder, run_id, engine, pages.now(), before(folder, run_id), is_fleeting=fleeting)
    with heard_by_threads():
        found = fetch(requests, origin, how)

    def what_came(url: str) -> Item | Unread | FeedBody:
        if key(url) not in wanted:
            return Unread(key(url), "erased", "forgotten", "")
        if failed := found.failures.get(wanted[key(url)]):
            is_unkept = failed.reason == "not-kept"
            return Unread(url, "skipped" if is_unkept else "rejected", failed.reason, failed.detail)
        answer = found.answer(wanted[key(url)])
        is_forgotten = is_gone(answer, pages.forgotten, pages.registry)
        return Unread(key(url), "erased", "forgotten", "") if is_forgotten else document_of(answer, pages)

    return map(what_came, urls)


def document_of(found: Fetched, pages: Pages) -> Item | Unread | FeedBody:
    """The document of an answer, under the address by which it is known; or why there is none.

    One that has not changed is observed as it was, so that it is known again.
    """
    if found.status == NOT_MODIFIED:
        return Unread(key(found.url), "unchanged", "same-bytes", "the page is as it was when it was last fetched")
    document = replace(page(found), uri=key(found.url))
    if not isinstance(document, Item):
        return document
    if document.media == "text/html" and found.url.lower().partition("?")[0].endswith(NAMED_AS_FEED):
        return Unread(found.url, "rejected", "not-a-feed", "its address is a feed's, and what came is a web page")
    held = pages.held_as(document)
    asked, keep = asked_with(found).words, keep_of(found, pages.registry)
    return replace(document, observed=held.observed if held else document.observed, wishes=asked, keep=keep)
