"""Ingest: takes documents in. Gather, Read and Resolve, batch by batch, under the store's lock.

Importing this module imports Beam.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import NoReturn

import duckdb

from dateline.connectors import lock
from dateline.connectors.feed_state import NOTHING_REMEMBERED, Remembered
from dateline.connectors.files import Naming, archived, find, read_all, refuse_nothing
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.layout import Layout
from dateline.connectors.store import WAIT, Writer, open_writer
from dateline.pipelines.archived import outdated
from dateline.pipelines.batches import Clock, Resolve, Run, Tools, commit, land
from dateline.pipelines.gather import Gatherer, held_versions, is_forgotten
from dateline.pipelines.journals import end
from dateline.pipelines.pages import Pages, fetched, is_address, listed
from dateline.pipelines.policies import obey
from dateline.pipelines.recovery import recover
from dateline.pipelines.replay import survey
from dateline.pipelines.report import Progress, RunReport, Watcher, report
from dateline.pipelines.resolve.resolve import resolve as resolve_batch
from dateline.pipelines.retry import Rejected, read_again
from dateline.pipelines.ruleset import ruleset
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.addresses import key
from dateline.pipelines.steps.forgetting import ERASED, Forgotten
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.tombstones import forgotten
from dateline.pipelines.transforms import Read
from dateline.pipelines.unpacking import unpacked
from dateline.schemas import source
from dateline.schemas.errors import InputError, UsageError
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.source import Registry

__all__ = ["IngestOptions", "Naming", "Progress", "RunReport", "run"]

# A snapshot is a copy of the whole store: readers of a long run get one a minute, not one a batch.
PUBLISH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What `dateline ingest` was asked to do."""

    inputs: tuple[str, ...]  # files, folders, patterns, addresses of pages
    store: Path
    workers: int = 0  # processes to read with; 0 for one a core
    sources: Path | None = None  # a source file on top of the packaged one
    wait: float = WAIT  # seconds for another writer to end
    beam_args: tuple[str, ...] = ()
    addresses: tuple[Naming, ...] = ()  # folders whose files are addressed otherwise than by their path
    lists: tuple[Path, ...] = ()  # files of addresses of pages
    fetching: FetchOptions = field(default_factory=FetchOptions)
    again: tuple[Rejected, ...] = ()  # from the archive

    def __post_init__(self) -> None:
        if not (self.inputs or self.lists or self.again):
            raise UsageError("no-inputs", "", "name at least one file, folder, pattern or address to read")
        check_numbers(self.workers, self.wait)


def check_numbers(workers: int, wait: float) -> None:
    """Refuses numbers that mean nothing. Raises UsageError."""
    if workers < 0:
        raise UsageError("workers", str(workers), "the number of workers is 0 (one a core) or more")
    if wait < 0:
        raise UsageError("wait", str(wait), "the seconds to wait are 0 or more")


def run(
    options: IngestOptions,
    clock: Clock,
    progress: Watcher | None = None,
    *,
    read: Read = read_document,
    resolve: Resolve = resolve_batch,
) -> RunReport:
    """Ingests what the options name, and reports what became of it.

    :param clock: the present, aware or in UTC
    :param progress: told how far it has come; also from another thread than the caller's
    :raises InputError: nothing that was named can be read at all; no store was made or changed
    :raises KeyboardInterrupt: on SIGINT and SIGTERM; what was committed stays
    """
    registry = source.load(options.sources)
    engine = Engine(options.workers, options.beam_args)
    tools = Tools(read, resolve, registry, engine, clock, progress)
    files, urls = _apart(options)
    with (
        stopping(),
        _fetched(urls, options, tools) as (pages, began, before),
        open_writer(options.store, options.wait) as writer,
    ):
        recovered = before + recover(writer, tools)
        started = began or tools.now()
        forget = forgotten(writer.db)
        this = Run(unused_id(writer.db, started), "ingest", started, ruleset(), _nameable(options, forget, registry))
        held = survey(lambda: archived(find(files, options.addresses)))
        again = read_again(options.again, writer.archive)
        items = unpacked(chain(read_all(find(files, options.addresses)), pages, again), held, registry)
        gatherer = Gatherer(this.run_id, writer.archive, registry, items, forget)
        take_in(writer, this, gatherer, tools)
        if urls:
            end(writer, frozenset(urls), tools.now(), forget, registry)
        expired = obey(writer, tools)
        done = report(writer.db, this.run_id, gatherer.given, started, tools.now())
    return replace(done, recovered=recovered, expired=expired)


def _apart(options: IngestOptions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The inputs that are files, and the addresses of pages. Raises InputError where there is nothing to read."""
    files = tuple(given for given in options.inputs if not is_address(given))
    urls = (*filter(is_address, options.inputs), *chain.from_iterable(map(listed, options.lists)))
    if files:
        refuse_nothing(files)
    elif not urls and not options.again:
        raise InputError("nothing-to-read", ", ".join(map(str, options.lists)), "names no address")
    return files, urls


@contextmanager
def _fetched(
    urls: Sequence[str], options: IngestOptions, tools: Tools
) -> Iterator[tuple[Iterable[Item | Unread | FeedBody], datetime | None, int]]:
    """Fetches pages, so that nobody waits for the store meanwhile; no other run fetches until the block ends.

    Gives with them when the run began, by which its journal is called too, and how many batches of killed runs it
    loaded first: what these held is not to be fetched again.
    """
    if not urls:
        yield (), None, 0
        return
    layout = Layout.of(options.store)
    with open_writer(options.store, options.wait) as writer:
        recovered = recover(writer, tools)
        started = tools.now()
        run_id = unused_id(writer.db, started)
        held = held_versions(writer.db, map(key, urls))
        known = Pages(options.fetching, tools.clock, held, forgotten(writer.db), tools.registry)
    with lock.hold(layout.polling, options.wait):
        tools.tell(Progress("gather", 1, 0, len(urls)))
        yield fetched(urls, known, layout.fetched, run_id, tools.engine), started, recovered


def _nameable(options: IngestOptions, forget: Forgotten, registry: Registry) -> tuple[str, ...]:
    """The inputs as the store may keep them: less those that name what it was asked to forget, or hold nothing else."""

    def is_named(given: str) -> bool:
        held = unpacked(read_all(find((given,), options.addresses) if Path(given).is_file() else ()))
        first = next(held, None)
        if first is None:
            return forget.has_input(given)
        return forget.has_input(given) or all(is_forgotten(one, forget, registry) for one in chain((first,), held))

    given = (*options.inputs, *map(str, options.lists))
    return tuple(ERASED if is_named(one) else one for one in given) if forget else given


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run that is taken in by itself, maybe while the rest is still to come.

    What it says of its end is asked for once all of it is gathered.
    """

    batches: int = 0  # of the parts before it
    is_last: Callable[[], bool] = lambda: True
    remembered: Callable[[], Remembered] = lambda: NOTHING_REMEMBERED  # of feeds, once all of it is in the store


WHOLE = Part()


def take_in(writer: Writer, this: Run, gatherer: Gatherer, tools: Tools, part: Part = WHOLE) -> int:
    """Reads, lands and commits what a run gathers, batch by batch, at least one; gives their number, with those of the
    parts before."""
    published = this.started
    number = part.batches
    while number == part.batches or not gatherer.done:
        number += 1
        tools.tell(Progress("gather", number, 0, gatherer.given))
        gathered = gatherer.batch(writer.db)
        again = outdated(writer.db, gathered.documents, this.ruleset, tools.registry, writer.archive)
        beside = part.remembered() if gathered.last else NOTHING_REMEMBERED
        gathered = replace(gathered, again=again, last=gathered.last and part.is_last())
        folder = land(this, number, gathered, writer.archive, writer.landings, tools, beside)
        total = len(gathered.documents)
        tools.tell(Progress("resolve", number, 0, total))
        commit(writer.db, folder, tools)
        tools.tell(Progress("resolve", number, total, total))
        # Or whenever the clock was set back: it would take as long to come up with the last time.
        if not gatherer.done and not timedelta(0) <= tools.now() - published <= PUBLISH_EVERY:
            writer.publish()
            published = tools.now()
    return number


def unused_id(db: duckdb.DuckDBPyConnection, started: datetime) -> str:
    """A run's identifier: when it started, and a number where the store has a run of that instant."""
    base = f"{started:%Y%m%dT%H%M%S%f}"[:-3]
    taken = {name for (name,) in db.execute("select run_id from run_log").fetchall()}
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


@contextmanager
def stopping() -> Iterator[None]:
    """Makes SIGTERM end the block as Ctrl-C does: cleanly, with everything closed. Elsewhere than in the main
    thread,
    signals are for others to handle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
