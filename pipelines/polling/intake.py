"""Takes in what the rounds of a poll bring: one run, of which each round is a part.

What came of a round is told answer by answer while it is gathered, so that no more of it is held in memory than of any
other input. What was learned of pages is remembered with the articles of their round, what was learned of feeds at the
end: killed in between, a poll is begun anew from its journal, and finds the articles that it had taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dateline.connectors import feed_state
from dateline.connectors.archive import Archive
from dateline.connectors.database import transaction
from dateline.connectors.feed_state import Remembered
from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http.address import origin
from dateline.connectors.http.page import page
from dateline.connectors.http.times import fresh_until
from dateline.connectors.store import Writer
from dateline.pipelines.admission import keep_of
from dateline.pipelines.batches import Run, Tools
from dateline.pipelines.feedbodies import parsed
from dateline.pipelines.gather import Gatherer, is_forgotten
from dateline.pipelines.ingest import Part, take_in
from dateline.pipelines.polling.answers import Poll, Wanted
from dateline.pipelines.polling.fetching import Round
from dateline.pipelines.polling.rounds import Course
from dateline.pipelines.report import RunReport, report
from dateline.pipelines.steps.feeditems import MEDIA, FeedItem, feed_items
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.pipelines.steps.rhythm import Asked
from dateline.schemas.feeds import Feed, Unparsed
from dateline.schemas.fetched import Failed, Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.polling import FeedState

SILENT = "its server answered nothing else in this run, and was not asked for it"


@dataclass(slots=True)
class Intake:
    """A poll's run, as far as it has come."""

    poll: Poll
    course: Course
    run: Run
    tools: Tools
    batches: int = 0
    given: int = 0
    is_over: bool = False

    def take(self, writer: Writer, found: Round, forget: Forgotten) -> bool:
        """Takes in what a round brought, and says whether the poll is at its end.

        :param forget: what was forgotten, which is not taken in
        """
        items = self._came(writer, found, forget)
        gatherer = Gatherer(self.run.run_id, writer.archive, self.tools.registry, items, forget, self.given)
        if not gatherer.done or (self.is_over and self.batches):
            part = Part(self.batches, lambda: self.is_over, self._remembered)
            self.batches = take_in(writer, self.run, gatherer, self.tools, part)
            self.given = gatherer.given
        elif self.is_over and (remembered := self._remembered()):
            with transaction(writer.db):
                feed_state.save(writer.db, remembered)
        return self.is_over

    def visit(self, archive: Archive) -> None:
        """Takes on the pages that are to be looked at again, as far as their feeds have been asked."""
        told = self.poll.pages.keys()
        for lost in self.course.visit(told, archive):  # FILE was moved without it: the feed's next word brings it back
            self.poll.note(replace(lost, due=None))

    def report(self, writer: Writer) -> RunReport | None:
        """What the run did, None where nothing came and nothing failed."""
        if not self.batches:
            return None
        return report(writer.db, self.run.run_id, self.given, self.run.started, self.tools.now())

    def _remembered(self) -> Remembered:
        """What is to be remembered with what was gathered last."""
        pages = self.poll.to_save()
        if not self.is_over:
            return Remembered(pages=pages)
        hosts = tuple(self.course.hosts[origin] for origin in sorted(self.course.learned))
        return Remembered(tuple(self.poll.feeds), tuple(self.poll.items), pages, hosts)

    def _came(self, writer: Writer, found: Round, forget: Forgotten) -> Iterator[Item | Unread]:
        """What a round's answers come to, one after another; at the end of the poll, also what it did not reach."""
        this, course, registry = self.poll, self.course, self.tools.registry
        for want in course.answered_pages(found):
            url = want.page.url
            if url in found.answers:
                answer = found.answer(url)
                keep = registry.keep(want.page.uri, want.article.source, keep_of(answer, registry))
                this.page_answered(want, answer, keep)
            else:
                this.page_failed(want, found.failures[url])
            yield from this.taken()
        with FeedReader() as reader:
            told = _Told(reader, writer, forget, self.tools)
            for state in course.answered_feeds(found):
                at = state.address or state.url
                if at in found.answers:
                    course.want(_read_feed(this, state, found.answer(at), told))
                else:
                    this.feed_failed(state, found.failures[at])
                yield from this.taken()
        self.visit(writer.archive)
        self.is_over = not (found.answers or found.failures) or not course.requests()
        if self.is_over:
            this.tally.left = len(course.feeds)
            for want in course.pages.values():
                if origin(want.page.url) in course.silent:  # else each poll would ask for one, and begin at once again
                    this.page_failed(want, Failed(want.page.url, "timeout", SILENT))
                else:
                    this.page_later(want)
                yield from this.taken()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a feed's answer is read with."""

    reader: FeedReader
    writer: Writer
    forget: Forgotten
    tools: Tools

    def is_gone(self, item: FeedItem) -> bool:
        """Whether an item was asked to be forgotten: nothing of it is kept then, its key included."""
        return is_forgotten(Item(item.uri, MEDIA, item.body, item.source), self.forget, self.tools.registry)


def _read_feed(this: Poll, state: FeedState, answer: Fetched, told: _Told) -> Iterator[Wanted]:
    """Settles one feed's answer, and gives the articles whose pages are wanted."""
    asked = Asked(fresh_until(answer.headers, this.now))
    if answer.status == 304 or hashlib.sha256(answer.body).hexdigest() == state.sha256:
        this.feed_unchanged(state, answer, asked)
        return
    found = page(answer)
    body = found.body if isinstance(found, FeedBody) else answer.body
    feed = parsed(FeedBody(answer.address, body), told.reader)
    if isinstance(feed, Unparsed):
        this.feed_unparsed(state, answer, feed)
        return
    asked = _also_asked(asked, feed, this.now)
    items = tuple(item for item in feed_items(feed, answer.address, state.url) if not told.is_gone(item))
    uris = [item.uri for item in items]
    known = {item.uri: item for item in feed_state.items_of(told.writer.db, [state.url], uris)}
    pages = {one.uri: one for one in feed_state.pages_of(told.writer.db, uris)} | this.pages
    for item in this.feed_brought(state, answer, feed, items, known, asked):
        if want := this.offer(state, item, item.uri in known, pages.get(item.uri), answer.observed):
            yield want


def _also_asked(asked: Asked, feed: Feed, now: datetime) -> Asked:
    """What a feed asks beside its server: the later of the two counts."""
    fresh = now + timedelta(minutes=feed.ttl) if feed.ttl else None
    both = [at for at in (asked.fresh_until, fresh) if at]
    return replace(asked, fresh_until=max(both, default=None), skip_hours=feed.skip_hours, skip_days=feed.skip_days)
