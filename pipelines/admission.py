"""What comes from the network is let in only as far as it may be kept.

Two say how much that is: whoever runs this, in the source file, and the publisher, with each answer. The source file
counts more: somebody has answered for what stands there. Where it says nothing, what the publisher asks is obeyed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http.page import page
from dateline.pipelines.feedbodies import parsed
from dateline.pipelines.gather import NOT_KEPT
from dateline.pipelines.journals import is_gone
from dateline.pipelines.polling.fetching import Asker, MakeAsker
from dateline.pipelines.steps.feeditems import feed_items
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.pipelines.steps.wishes import metas_of, wishes
from dateline.schemas.feeds import Feed
from dateline.schemas.fetched import Failed, Fetched, HostState, Request
from dateline.schemas.inputs import FeedBody
from dateline.schemas.source import Registry
from dateline.schemas.wishes import Keep, Wishes

NO_SOURCES: Mapping[str, str] = {}
_LEAST: tuple[Keep, ...] = ("text", "evidence", "nothing")  # the later ones keep less


@dataclass(frozen=True, slots=True)
class Admitting:
    """Makes what asks a server and lets in of its answers what may be kept."""

    make: MakeAsker
    registry: Registry

    def __call__(self, hosts: Sequence[HostState]) -> Doorkeeper:
        """What asks one server."""
        return Doorkeeper(self.make(hosts), self.registry)


class Doorkeeper:
    """Asks a server; an answer of which nothing may be kept is none."""

    def __init__(self, asker: Asker, registry: Registry) -> None:
        self._asker = asker
        self._registry = registry

    def fetch(self, request: Request) -> Fetched | Failed:
        """Asks for an address, unless nothing of it may be kept whatever the answer."""
        if self._registry.policy(request.url).keep == "nothing":
            return Failed(request.url, "not-kept", NOT_KEPT)
        found = self._asker.fetch(request)
        if isinstance(found, Failed) or keep_of(found, self._registry) != "nothing":
            return found
        why = NOT_KEPT if _said(found, self._registry) else _reserved(asked_with(found))
        return Failed(request.url, "not-kept", why, found.status, moved=found.moved)

    def hosts(self) -> tuple[HostState, ...]:
        """What was learnt of servers."""
        return self._asker.hosts()


def asked_with(answer: Fetched) -> Wishes:
    """What its publisher asks with an answer; a tag in a feed is an entry's, and no word of the feed's."""
    said = (*answer.site, *answer.headers)  # of which the later counts more
    return wishes(said, () if isinstance(page(answer), FeedBody) else metas_of(answer.body))


def keep_of(answer: Fetched, registry: Registry, source: str = "") -> Keep:
    """How much of an answer may be kept.

    A feed is there to be passed on: whether its pages are to be shown from a copy says nothing of it.

    :param source: whose a page is, where it is known by another name than its host's
    """
    asked = asked_with(answer).keep
    if asked == "evidence" and isinstance(page(answer), FeedBody):
        asked = "text"
    return max(_said(answer, registry, source), key=_LEAST.index, default=asked)


def agreed(answer: Fetched, registry: Registry) -> Keep:
    """How much of an answer the source file alone lets be kept, by where it was asked for and where that led to."""
    return max(_said(answer, registry), key=_LEAST.index, default="text")


def _said(answer: Fetched, registry: Registry, source: str = "") -> list[Keep]:
    """What the source file says of where an answer was asked for, and of where that led to."""
    return [keep for at in (answer.url, answer.address) if (keep := registry.policy(at, source).keep)]


def is_fleeting(
    answer: Fetched, forgotten: Forgotten, registry: Registry, sources: Mapping[str, str] = NO_SOURCES
) -> bool:
    """Whether an answer is to be read and to lie in no journal.

    :param sources: of pages, by the address that they are asked for at, as far as somebody named them
    """
    source = sources.get(answer.url, "")
    return is_gone(answer, forgotten, registry) or not is_kept(answer, registry, source)


def is_kept(answer: Fetched, registry: Registry, source: str = "") -> bool:
    """Whether an answer may stay in a journal, where it lies as it came: all of a feed's entries have to allow it."""
    return keep_of(answer, registry, source) == "text" and is_agreed(answer, registry, source)


def is_agreed(answer: Fetched, registry: Registry, source: str = "") -> bool:
    """Whether the source file, whatever the publisher asks, lets an answer stay as it came."""
    if any(keep != "text" for keep in _said(answer, registry, source)):
        return False
    held = page(answer) if registry.has_policies else None
    if not isinstance(held, FeedBody):
        return True
    with FeedReader() as reader:
        feed = parsed(held, reader)
    entries = feed_items(feed, answer.address, held.uri) if isinstance(feed, Feed) else ()
    return all(registry.keep(entry.uri, entry.source) == "text" for entry in entries)


def _reserved(asked: Wishes) -> str:
    licence = f"; it says on which terms at {asked.licence}" if asked.licence else ""
    return f"its publisher reserves text and data mining (TDMRep){licence}"
