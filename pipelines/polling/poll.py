"""Polls feeds: asks those that are due, fetches the pages of what they brought, and ingests both.

One poll at a time asks the network, under a lock of its own, so that other writers need not wait for servers. It goes
in rounds of bounded time; the store is locked to read what is due, and after each round to take in what came. What a
poll learns of feeds lands with the last of its batches: killed before, its answers are in the journal, and the next
poll takes them from there.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from dateline.connectors import feed_state, lock
from dateline.connectors.archive import Archive
from dateline.connectors.http.address import origin, parse
from dateline.connectors.http.fetcher import Fetcher
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.layout import Layout
from dateline.connectors.store import WAIT, Writer, open_writer
from dateline.pipelines.admission import Admitting, is_fleeting
from dateline.pipelines.batches import Clock, Resolve, Run, Tools
from dateline.pipelines.gather import Held, held_versions
from dateline.pipelines.ingest import check_numbers, stopping, unused_id
from dateline.pipelines.journals import end
from dateline.pipelines.policies import obey, withhold_unfinished
from dateline.pipelines.polling.answers import Poll, Tally
from dateline.pipelines.polling.fetching import Fetching, MakeAsker, before, fetch
from dateline.pipelines.polling.intake import Intake
from dateline.pipelines.polling.rounds import BUDGET, SLICE, Course
from dateline.pipelines.polling.stopping import STOP, heard_by_threads
from dateline.pipelines.recovery import recover
from dateline.pipelines.report import RunReport, Watcher
from dateline.pipelines.resolve.resolve import resolve as resolve_batch
from dateline.pipelines.ruleset import ruleset
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.tombstones import forgotten
from dateline.pipelines.transforms import Read
from dateline.schemas import source
from dateline.schemas.errors import StoreError, UsageError
from dateline.schemas.fetched import HostState
from dateline.schemas.polling import FeedState, PageState
from dateline.schemas.source import Registry

FEEDS = "feeds"  # what a run's inputs say of a poll
REFUSED = "address-refused"  # the reason of a feed whose host lies in a private network; its server was not asked


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
    slice: float = SLICE  # of these in one round
    beam_args: tuple[str, ...] = ()
    allowed: frozenset[str] = frozenset()  # hosts whose feeds are due at once where they were refused for their address

    def __post_init__(self) -> None:
        check_numbers(self.workers, self.wait)


@dataclass(frozen=True, slots=True)
class Fetchers:
    """Makes what asks a server: plain data, which travels to wherever servers are asked from.

    :param registry: whose publishers' robots.txt is not asked for
    """

    options: FetchOptions
    clock: Clock
    registry: Registry = field(default_factory=Registry)

    def __call__(self, hosts: Sequence[HostState]) -> Fetcher:
        """What asks one server."""
        heeds, minds = self.registry.asks_robots, self.registry.asks_publisher
        return Fetcher(self.options, hosts, clock=self.clock, sleep=STOP.wait, heeds=heeds, minds=minds)


@dataclass(frozen=True, slots=True)
class PollReport:
    """A finished poll: how the feeds were found, and the run that took in what they brought."""

    tally: Tally
    run: RunReport | None  # None where nothing came and nothing failed
    next_due: datetime | None  # UTC without a zone; None where no feed is left to ask
    seconds: float
    expired: int = 0  # articles that the source file lets be kept no longer, where nothing was due


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is due, and what is known of the servers."""

    run_id: str
    now: datetime
    feeds: tuple[FeedState, ...]
    pages: tuple[PageState, ...]
    named: dict[str, str]  # the sources of these, by article
    held: dict[str, Held]  # what the store has of them
    hosts: tuple[HostState, ...]
    forgotten: Forgotten
    recovered: int
    next_due: datetime | None
    expired: int


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
    :param draining: whether signals are the caller's: on one, a poll takes in what it has, and asks for nothing more
    :raises StoreError: there is no store, and so no feed in it
    :raises StoreBusyError: another poll, or another writer, is still at work after the time to wait
    :raises KeyboardInterrupt: on SIGINT and SIGTERM; what was fetched is taken up by the next poll
    """
    registry = source.load(options.sources)
    tools = Tools(read, resolve, registry, Engine(options.workers, options.beam_args), clock, progress)
    layout = Layout.of(options.store)
    if not layout.file.exists() and not layout.folder.exists():
        hint = f"there is no store; `dateline feeds add URL --store {options.store}` makes one"
        raise StoreError("no-store", str(options.store), hint)
    if not layout.folder.is_dir():  # in which the lock lies, and which is made beside nothing but a store
        with open_writer(options.store, options.wait):
            pass
    with nullcontext() if draining else stopping(), heard_by_threads(), lock.hold(layout.polling, options.wait):
        plan = _plan(options, tools)
        if not plan.feeds and not plan.pages:
            return PollReport(Tally(), None, plan.next_due, 0.0, plan.expired)
        return _poll(plan, options, tools, lambda: chance.uniform(-1, 1) if chance else 0.0)


def _plan(options: PollOptions, tools: Tools) -> _Plan:
    with open_writer(options.store, options.wait) as writer:
        recovered = recover(writer, tools)
        withhold_unfinished(writer, tools.registry, holds=True)
        now, forgot = tools.now(), forgotten(writer.db)
        end(writer, (), now, forgot, tools.registry)
        wanted = options.feeds
        feeds = _due(writer, now, options.allowed) if wanted is None else _named(writer, wanted)
        pages = feed_state.due_pages(writer.db, now)
        expired = 0 if feeds or pages else obey(writer, tools)  # else it is done with what the poll brings
        hosts = feed_state.hosts(writer.db, now)
        return _Plan(
            run_id=unused_id(writer.db, now),
            now=now,
            feeds=feeds,
            pages=pages,
            named=feed_state.sources_of(writer.db, [page.uri for page in pages]),
            held=held_versions(writer.db, (page.uri for page in pages)),
            hosts=hosts,
            forgotten=forgot,
            recovered=recovered,
            next_due=feed_state.next_due(writer.db),
            expired=expired,
        )


def _due(writer: Writer, now: datetime, allowed: frozenset[str]) -> tuple[FeedState, ...]:
    """The feeds that are due, and those that wait only because their host was not allowed."""
    due = feed_state.due_feeds(writer.db, now)
    if not allowed:
        return due
    known = {feed.url for feed in due}
    waiting = (feed for feed in feed_state.all_feeds(writer.db) if feed.reason == REFUSED and feed.url not in known)
    return (*due, *(feed for feed in waiting if parse(feed.address or feed.url).host in allowed))


def _named(writer: Writer, wanted: frozenset[str]) -> tuple[FeedState, ...]:
    named = tuple(feed for feed in feed_state.all_feeds(writer.db) if feed.url in wanted)
    if unknown := wanted - {feed.url for feed in named}:
        raise UsageError("no-feed", min(unknown), "is no feed of this store; `dateline feeds add` makes it one")
    return named


# -------------------------------------------------------------------------------------------------------- rounds


def _poll(plan: _Plan, options: PollOptions, tools: Tools, jitter: Callable[[], float]) -> PollReport:
    """Asks round by round, and takes in what each brought before the next."""
    layout = Layout.of(options.store)
    hosts = {one.origin: one for one in plan.hosts}
    course = Course(options.budget, list(plan.feeds), list(plan.pages), plan.named, hosts=hosts)
    run = Run(plan.run_id, "ingest", plan.now, ruleset(), (FEEDS,))
    intake = Intake(Poll(plan.now, jitter, plan.held), course, run, tools)
    intake.visit(Archive(layout.archive))
    held = before(layout.fetched, plan.run_id)
    make = Admitting(options.make, tools.registry)
    how = Fetching(make, layout.fetched, plan.run_id, tools.engine, plan.now, held, slice=options.slice)
    asked: set[str] = set()
    forget = plan.forgotten
    while True:
        fleeting = partial(is_fleeting, forgotten=forget, registry=tools.registry, sources=course.sources())
        how = replace(how, hosts=tuple(course.hosts.values()), spent=dict(course.spent), is_fleeting=fleeting)
        found = fetch(course.requests(), origin, how)
        course.note(found)
        asked |= found.answers.keys()
        with open_writer(options.store, options.wait) as writer:
            forget = forgotten(writer.db)
            if intake.take(writer, found, forget):
                end(writer, asked, tools.now(), forget, tools.registry)
                return _reported(writer, plan, intake, tools)
        how = replace(how, round=how.round + 1)


def _reported(writer: Writer, plan: _Plan, intake: Intake, tools: Tools) -> PollReport:
    expired = obey(writer, tools)
    done = intake.report(writer)
    seconds = max(0.0, (tools.now() - plan.now).total_seconds())
    said = replace(done, recovered=plan.recovered, expired=expired) if done else None
    return PollReport(intake.poll.tally, said, feed_state.next_due(writer.db), seconds)
