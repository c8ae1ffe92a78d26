"""The rounds of a poll: what is still to be asked, whose time is used up, and when it is over.

What a round brought is in the store before the next one begins, so that a server which keeps a poll waiting keeps
nothing from readers but what it would have brought itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dateline.connectors.archive import Archive
from dateline.connectors.http.address import origin
from dateline.pipelines.polling.answers import Filed, Wanted, feed_requests, page_requests
from dateline.pipelines.polling.fetching import Round
from dateline.pipelines.steps.feeditems import MEDIA
from dateline.schemas.fetched import HostState, Request, unmet
from dateline.schemas.polling import FeedState, PageState

BUDGET = 120.0  # seconds of one server's in one poll; what it does not reach is left for the next
# Seconds of one server's in one round: time for the feeds of a good server, and for some thirty pages at its pace. So
# long, and the time of one more request, the news of the others wait for a bad one.
SLICE = 30.0


@dataclass(slots=True)
class Course:
    """How far a poll has come."""

    budget: float
    feeds: list[FeedState]  # that were not answered yet
    visits: list[PageState]  # pages to look at again, once their feeds had their turn
    named: Mapping[str, str] = field(default_factory=dict)  # the sources of these, by article
    pages: dict[str, Wanted] = field(default_factory=dict)  # that were not answered yet, by article
    spent: dict[str, float] = field(default_factory=dict)  # by origin, seconds
    silent: set[str] = field(default_factory=set)  # who gave no answer in a round is not waited for in another
    hosts: dict[str, HostState] = field(default_factory=dict)  # by origin: all that is known
    learned: set[str] = field(default_factory=set)  # origins of which that is new

    def requests(self) -> tuple[Request, ...]:
        """What is to be asked next; nothing where the poll has come to its end."""
        every = (*feed_requests(self.feeds), *page_requests(self.pages.values()))
        once = {request.url: request for request in reversed(every)}
        return tuple(request for request in reversed(once.values()) if self._may_ask(origin(request.url)))

    def sources(self) -> dict[str, str]:
        """Whose the pages are that may be asked for, by their addresses."""
        return {want.page.url: want.article.source for want in self.pages.values() if want.article.source}

    def _may_ask(self, server: str) -> bool:
        return server not in self.silent and self.spent.get(server, 0.0) < self.budget

    def note(self, found: Round) -> None:
        """Remembers what a round learned of servers."""
        for server, seconds in found.spent.items():
            self.spent[server] = self.spent.get(server, 0.0) + seconds
        self.silent |= found.silent
        for server, host in found.hosts.items():
            before = self.hosts.get(server) or unmet(server)
            if replace(host, asked=None, tdmrep=None) != replace(before, asked=None, tdmrep=None):
                self.learned.add(server)
            self.hosts[server] = host

    def answered_pages(self, found: Round) -> Iterator[Wanted]:
        """The pages that a round settles, which are then not asked for any more."""
        settled = [want for want in self.pages.values() if _settles(found, want.page.url)]
        for want in settled:
            del self.pages[want.page.uri]
        yield from settled

    def answered_feeds(self, found: Round) -> Iterator[FeedState]:
        """The feeds that a round settles, which are then not asked any more."""
        settled = [state for state in self.feeds if _settles(found, state.address or state.url)]
        self.feeds = [state for state in self.feeds if not _settles(found, state.address or state.url)]
        yield from settled

    def want(self, pages: Iterable[Wanted]) -> None:
        """Takes on pages of articles that feeds offer."""
        for want in pages:
            self.pages.setdefault(want.page.uri, want)

    def visit(self, told: Collection[str], archive: Archive) -> list[PageState]:
        """Takes on the pages that are to be looked at again, but for those of feeds that are still to be asked: what a
        feed says of an article now is what counts. Gives those that cannot be, as the archive lacks what is known.

        :param told: articles of which something came in this poll
        """
        waiting = {state.url for state in self.feeds}
        lost = []
        for page in self.visits:
            if page.feed in waiting or page.uri in told or page.uri in self.pages:
                continue
            # A page speaks for itself; of what its feed adds to it, the archive has the words.
            if page.media != MEDIA or archive.is_whole(page.article):
                source = self.named.get(page.uri, "")
                filed = Filed(archive, page.article, page.media, source)  # type: ignore[arg-type]
                self.pages[page.uri] = Wanted(page, filed, is_new=not page.taken)
            else:
                lost.append(page)
        self.visits = [page for page in self.visits if page.feed in waiting]
        return lost


def _settles(found: Round, url: str) -> bool:
    return url in found.answers or url in found.failures
