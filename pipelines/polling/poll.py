"""Polls feeds: asks those that are due, fetches the pages of what they brought, and ingests both.

One poll at a time asks the network, under a lock of its own, so that other writers need not wait for servers. The
store is locked to read what is due, and again to take in what came; what a poll learns of feeds lands with the last of
its batches. Killed in between, its answers are in the journal, and the next poll takes them from there.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from dateline.connectors import feed_state, lock
from dateline.connectors.archive import Archive
from dateline.connectors.database import transaction
from dateline.connectors.feed_state import Remembered
from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.http.address import origin
from dateline.connectors.http.fetcher import Fetcher
from dateline.connectors.http.journal import read as read_kept
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.http.page import page
from dateline.connectors.http.times import fresh_until
from dateline.connectors.layout import Layout
from dateline.connectors.store import WAIT, Writer, open_reader, open_writer
from dateline.pipelines.batches import Clock, Resolve, Run, Tools
from dateline.pipelines.gather import Gatherer, is_forgotten
from dateline.pipelines.ingest import check_numbers, stopping, take_in, unused_id
from dateline.pipelines.journals import end
from dateline.pipelines.polling.answers import Article, Poll, Tally, Wanted, feed_requests, page_requests
from dateline.pipelines.polling.fetching import BUDGET, Fetching, MakeAsker, Round, fetch
from dateline.pipelines.polling.stopping import STOP
from dateline.pipelines.recovery import recover
from dateline.pipelines.report import RunReport, Watcher, report
from dateline.pipelines.resolve.resolve import resolve as resolve_batch
from dateline.pipelines.ruleset import ruleset
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.decode import decode_markup
from dateline.pipelines.steps.feeditems import MEDIA, FeedItem, feed_items
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.steps.rhythm import Asked
from dateline.pipelines.tombstones import forgotten
from dateline.pipelines.transforms import Read
from dateline.schemas import source
from dateline.schemas.errors import InputError, StoreError, UsageError
from dateline.schemas.feeds import Feed, Unparsed
from dateline.schemas.fetched import Fetched, HostState
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.polling import FeedState, PageState
from dateline.schemas.source import Registry

FEEDS = "feeds"  # what a run's inputs say of a poll


@dataclass(frozen=True, slots=True)
class PollOptions:
    """What a poll was asked to do."""

    store: Path
    make: MakeAsker  # what asks the servers
    feeds: frozenset[str] | None = None  # only these, due or not; None: all that are due
    workers: int = 0  # processes to read with; 0 for one a core
    sources: Path | None = None  # a source file on top of the packaged one
    wait: float = WAIT  # seconds for another writer, or another poll, to end
    budget: float = BUDGET  # seconds of one server's
    beam_args: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_numbers(self.workers, self.wait)


@dataclass(frozen=True, slots=True)
class Fetchers:
    """Makes what asks a server: plain data, which travels to wherever servers are asked from."""

    options: FetchOptions
    clock: Clock

    def __call__(self, hosts: Sequence[HostState]) -> Fetcher:
        """What asks one server."""
        return Fetcher(self.options, hosts, clock=self.clock, sleep=STOP.wait)


@dataclass(frozen=True, slots=True)
class PollReport:
    """A finished poll: how the feeds were found, and the run that took in what they brought."""

    tally: Tally
    run: RunReport | None  # None where nothing came and nothing failed
    next_due: datetime | None  # UTC without a zone; None where no feed is left to ask
    seconds: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is due, and what is known of the servers."""

    run_id: str
    now: datetime
    feeds: tuple[FeedState, ...]
    pages: tuple[PageState, ...]
    hosts: tuple[HostState, ...]
    forgotten: Forgotten
    recovered: int
    next_due: datetime | None


def poll(
    options: PollOptions,
    clock: Clock,
    progress: Watcher | None = None,
    *,
    chance: random.Random | None = None,
    draining: bool = False,
    read: Read = read_document,
    resolve: Resolve = resolve_batch,
) -> PollReport:
    """Asks the feeds that are due, and takes in what they brought.

    :param clock: the present, aware or in UTC
    :param chance: what parts feeds that would be asked together
    :param draining: whether signals are the caller's: a poll that has begun goes on to its end
    :raises StoreBusyError: another poll, or another writer, is still at work after the time to wait
    :raises KeyboardInterrupt: on SIGINT and SIGTERM; what was fetched is taken up by the next poll
    """
    registry = source.load(options.sources)
    tools = Tools(read, resolve, registry, Engine(options.workers, options.beam_args), clock, progress)
    layout = Layout.of(options.store)
    if not layout.folder.is_dir():  # in which the lock lies, and which is made beside nothing but a store
        with open_writer(options.store, options.wait):
            pass
    with nullcontext() if draining else stopping(), lock.hold(layout.polling, options.wait):
        plan = _plan(options, tools)
        if not plan.feeds and not plan.pages:
            return PollReport(Tally(), None, plan.next_due, 0.0)
        this = Poll(plan.now, lambda: chance.uniform(-1, 1) if chance else 0.0)
        asked = _ask(this, plan, options, layout, tools)
        return _take_in(this, plan, asked, options, tools)


def _plan(options: PollOptions, tools: Tools) -> _Plan:
    with open_writer(options.store, options.wait) as writer:
        recovered = recover(writer, tools)
        now, forgot = tools.now(), forgotten(writer.db)
        end(writer, (), now, forgot, tools.registry)
        wanted = options.feeds
        feeds = feed_state.due_feeds(writer.db, now) if wanted is None else _named(writer, wanted)
        pages = feed_state.due_pages(writer.db, now)
        hosts = feed_state.hosts(writer.db, now)
        return _Plan(
            run_id=unused_id(writer.db, now),
            now=now,
            feeds=feeds,
            pages=pages,
            hosts=hosts,
            forgotten=forgot,
            recovered=recovered,
            next_due=feed_state.next_due(writer.db),
        )


def _named(writer: Writer, wanted: frozenset[str]) -> tuple[FeedState, ...]:
    named = tuple(feed for feed in feed_state.all_feeds(writer.db) if feed.url in wanted)
    if unknown := wanted - {feed.url for feed in named}:
        raise UsageError("no-feed", min(unknown), "is no feed of this store; `dateline feeds add` makes it one")
    return named


# -------------------------------------------------------------------------------------------------------- asking


def _ask(this: Poll, plan: _Plan, options: PollOptions, layout: Layout, tools: Tools) -> Round:
    """Both rounds of requests, and what they came to; gives both together."""
    how = Fetching(options.make, layout.fetched, plan.run_id, plan.hosts, tools.engine, plan.now, options.budget)
    feeds = fetch(feed_requests(plan.feeds), origin, how)
    wanted = _read_feeds(this, plan, feeds, options.store, tools.registry)
    told = {want.page.uri for want in wanted} | this.pages.keys()  # what a feed says of it now is what counts
    wanted += (want for want in _revisits(this, plan, Archive(layout.archive)) if want.page.uri not in told)
    known = {host.origin: host for host in plan.hosts} | feeds.hosts
    pages = fetch(page_requests(wanted), origin, replace(how, hosts=tuple(known.values())))
    for want in wanted:
        url = want.page.url
        if url in pages.answers:
            this.page_answered(want, read_kept(pages.answers[url]))
        elif url in pages.failures:
            this.page_failed(want, pages.failures[url])
        else:
            this.page_later(want)
    feeds.add(pages)
    return feeds


def _read_feeds(this: Poll, plan: _Plan, found: Round, store: Path, registry: Registry) -> list[Wanted]:
    """Settles the feeds' answers, and gives the articles whose pages are wanted."""
    wanted: dict[str, Wanted] = {}
    with FeedReader() as reader, closing(open_reader(store)) as db:
        told = _Told(reader, db, lambda item: _is_gone(item, plan.forgotten, registry))
        for state in plan.feeds:
            at = state.address or state.url
            if at in found.failures:
                this.feed_failed(state, found.failures[at])
            elif at in found.answers:
                for want in _read_feed(this, state, read_kept(found.answers[at]), told):
                    wanted.setdefault(want.page.uri, want)
            else:
                this.tally.left += 1
    return list(wanted.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What a feed's answer is read with."""

    reader: FeedReader
    db: duckdb.DuckDBPyConnection  # the store as it was before the poll
    is_gone: Callable[[FeedItem], bool]  # whether an item was asked to be forgotten


def _read_feed(this: Poll, state: FeedState, answer: Fetched, told: _Told) -> Iterator[Wanted]:
    """Settles one feed's answer, and gives the articles whose pages are wanted."""
    asked = Asked(fresh_until(answer.headers, this.now))
    if answer.status == 304 or hashlib.sha256(answer.body).hexdigest() == state.sha256:
        this.feed_unchanged(state, answer, asked)
        return
    feed = _parsed(answer, told.reader)
    if isinstance(feed, Unparsed):
        this.feed_unparsed(state, answer, feed)
        return
    asked = _also_asked(asked, feed, this.now)
    found = tuple(item for item in feed_items(feed, answer.address, state.url) if not told.is_gone(item))
    uris = [item.uri for item in found]
    known = {item.uri: item for item in feed_state.items_of(told.db, [state.url], uris)}
    pages = {one.uri: one for one in feed_state.pages_of(told.db, uris)} | this.pages
    for item in this.feed_brought(state, answer, feed, found, known, asked):
        if want := this.offer(state, item, item.uri in known, pages.get(item.uri)):
            yield want


def _is_gone(item: FeedItem, gone: Forgotten, registry: Registry) -> bool:
    """Whether an item was asked to be forgotten: nothing of it is kept then, its key included."""
    return is_forgotten(Item(item.uri, MEDIA, item.body, item.source), gone, registry)


def _parsed(answer: Fetched, reader: FeedReader) -> Feed | Unparsed:
    try:
        found = page(answer)
        body = found.body if isinstance(found, FeedBody) else answer.body
        return reader.read(decode_markup(body, answer.address))
    except InputError as error:
        return Unparsed(error.reason, error.detail)


def _also_asked(asked: Asked, feed: Feed, now: datetime) -> Asked:
    """What a feed asks beside its server: the later of the two counts."""
    fresh = now + timedelta(minutes=feed.ttl) if feed.ttl else None
    both = [at for at in (asked.fresh_until, fresh) if at]
    return replace(asked, fresh_until=max(both, default=None), skip_hours=feed.skip_hours, skip_days=feed.skip_days)


def _revisits(this: Poll, plan: _Plan, archive: Archive) -> Iterator[Wanted]:
    """The articles whose pages are to be looked at again, or still for the first time."""
    for due in plan.pages:
        try:
            body = archive.get(due.article)
        except StoreError:  # FILE was moved without its archive: the feed's next word on it brings it back
            this.pages[due.uri] = replace(due, due=None)
            continue
        article = Article(due.media, body, "")  # type: ignore[arg-type]
        yield Wanted(due, article, is_new=not due.taken)


# ----------------------------------------------------------------------------------------------------- taking in


def _take_in(this: Poll, plan: _Plan, asked: Round, options: PollOptions, tools: Tools) -> PollReport:
    """Takes in what a poll brought, in one run, and remembers the feeds; without anything brought, only the latter."""
    hosts = tuple(asked.hosts.values())
    remembered = Remembered(tuple(this.feeds), tuple(this.items), tuple(this.pages.values()), hosts)
    with open_writer(options.store, options.wait) as writer:
        done = None
        forget = forgotten(writer.db)
        if this.given:
            run = Run(plan.run_id, "ingest", plan.now, ruleset(), (FEEDS,))
            items: Iterator[Item | Unread] = iter(this.given)
            gatherer = Gatherer(run.run_id, writer.archive, tools.registry, items, forget)
            take_in(writer, run, gatherer, tools, remembered)
            done = report(writer.db, run.run_id, gatherer.given, plan.now, tools.now())
            done = replace(done, recovered=plan.recovered)
        elif remembered:
            with transaction(writer.db):
                feed_state.save(writer.db, remembered)
        end(writer, asked.answers.keys(), tools.now(), forget, tools.registry)
        seconds = max(0.0, (tools.now() - plan.now).total_seconds())
        return PollReport(this.tally, done, feed_state.next_due(writer.db), seconds)
