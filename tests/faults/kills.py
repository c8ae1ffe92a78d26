"""Commands that are killed at a random instant of a named stage, by a timer that the stage itself sets."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dateline.connectors.layout import Layout, wal_of
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines import compact, deciding, gather, ingest, rebuild
from dateline.pipelines.report import RunReport
from tests.faults.children import without_beam

# The kernel ends a process whose alarm nobody handles as SIGKILL does: no handler, no finally, no flush. The timer
# reaches it in the middle of whatever it does, to the microsecond; another process would come too late for a commit.
BY_TIMER = signal.SIGALRM
KILLED = (-BY_TIMER, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Point:
    """A moment of a command: a function is called, or has returned."""

    function: str  # module:name, as its caller names it
    after: bool = False

    def listen(self, told: Callable[[], None]) -> None:
        """Has it told each time."""
        module, _, path = self.function.partition(":")
        *owners, name = path.split(".")
        owner = reduce(getattr, owners, import_module(module))
        real = getattr(owner, name)

        def heard(*args: Any, **kwargs: Any) -> Any:
            if not self.after:
                told()
            result = real(*args, **kwargs)
            if self.after:
                told()
            return result

        setattr(owner, name, heard)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a command between two moments."""

    name: str
    begin: Point
    end: Point


def during(name: str, function: str) -> Stage:
    """The stage that one function is."""
    return Stage(name, Point(function), Point(function, after=True))


def _batch(module: str) -> tuple[Stage, ...]:
    """The stages of one batch of a run of this module."""
    land, commit = f"dateline.pipelines.{module}:land", f"dateline.pipelines.{module}:commit"
    read, load = "dateline.pipelines.batches:read_batch", "dateline.connectors.landing:load"
    enter = "dateline.connectors.landing:enter"
    return (
        during("read", read),
        Stage("land", Point(read, after=True), Point(land, after=True)),
        during("load", load),
        Stage("resolve", Point(load, after=True), Point(enter)),
        Stage("commit", Point(enter), Point(commit, after=True)),
    )


OPEN = Stage("open", Point("dateline.connectors.lock:hold"), Point("dateline.pipelines.ingest:recover"))
PUBLISH = during("publish", "dateline.connectors.store:Writer.publish")
MIGRATE = Stage(
    "migration",
    Point("dateline.connectors.migrations:migrate"),
    Point("dateline.connectors.migrations:resurface", after=True),
)
GATHER = during("gather", "dateline.pipelines.gather:Gatherer.batch")
SWAP = during("swap", "dateline.connectors.snapshot:install")
RECORD = during("record", "dateline.pipelines.edits:record")
REWRITE = during("rewrite", "dateline.connectors.store:Writer.rewrite")
DROP = during("drop", "dateline.connectors.archive:Archive.keep_only")
CHECK = during("check", "dateline.pipelines.rebuild:check_archive")


@dataclass(frozen=True, slots=True)
class Command:
    """A command that writes: what it does, and the stages at which it is killed."""

    name: str
    work: Callable[[Path, Path], RunReport | None]
    stages: tuple[Stage, ...]
    commit: Point | None = None  # a batch is acknowledged
    again: bool = True  # ends as if undisturbed when it is done again; else the next run of another one ends it


def _take(store: Path, inputs: Path) -> RunReport:
    options = ingest.IngestOptions((str(inputs),), store, workers=1)
    return ingest.run(options, lambda: datetime.now(UTC))


def _rebuild(store: Path, _: Path) -> RunReport:
    return rebuild.run(rebuild.RebuildOptions(store, workers=1), lambda: datetime.now(UTC))


def _open(store: Path, _: Path) -> None:
    with open_writer(store):
        pass


def _hide(store: Path, _: Path) -> None:
    """An editor hides the first event; the clock is set, so that it is the same decision each time."""
    with open_reader(store) as db:
        [(event,)] = db.execute("select event_id from timeline order by event_id limit 1").fetchall()
    saying = deciding.Saying("hide", (event,), "Ada Lovelace", "No report, but satire")
    deciding.decide(saying, deciding.Place(store), lambda: datetime(2100, 1, 1, tzinfo=UTC))


def _compact(store: Path, _: Path) -> None:
    compact.compact(store, lambda: datetime.now(UTC))


INGEST = Command(
    "ingest",
    _take,
    (OPEN, GATHER, *_batch("ingest"), PUBLISH),
    Point("dateline.pipelines.ingest:commit", after=True),
)
REBUILD = Command("rebuild", _rebuild, (CHECK, *_batch("rebuild"), SWAP, PUBLISH))
MIGRATION = Command("migration", _open, (MIGRATE,))
EDIT = Command("edit", _hide, (during("write", "dateline.connectors.edits:append"), RECORD, PUBLISH), again=False)
COMPACT = Command("compact", _compact, (REWRITE, DROP, PUBLISH))
COMMANDS = {command.name: command for command in (INGEST, REBUILD, MIGRATION, EDIT, COMPACT)}


@dataclass(frozen=True, slots=True)
class Kill:
    """When to die: at a stage's nth time, so many seconds into it, at its end at the latest."""

    stage: Stage
    nth: int
    seconds: float


def small_batches() -> None:
    """Two inputs to a batch, so that a few articles make several."""
    gather.CHUNK_ITEMS, gather.BATCH_DOCUMENTS = 2, 3


def do(told: Connection, name: str, store: Path, inputs: Path, kill: Kill | None) -> None:
    """Does a command in this process, which tells of every batch that it acknowledged, and dies as it should."""
    small_batches()
    if kill is None or kill.stage.name != "read":
        without_beam()
    command, said = COMMANDS[name], 0

    def acknowledged() -> None:
        nonlocal said
        said += 1
        told.send(said)

    if command.commit:
        command.commit.listen(acknowledged)
    if kill:
        die(kill)
    report = command.work(store, inputs)
    told.send((report.adds_up, report.exit_code) if report else (True, 0))


def die(kill: Kill) -> None:
    """Has this process die as it should."""
    calls = 0

    def begun() -> None:
        nonlocal calls
        calls += 1
        if calls == kill.nth:
            signal.setitimer(signal.ITIMER_REAL, max(kill.seconds, 1e-6))

    def ended() -> None:
        if calls >= kill.nth:
            os.kill(os.getpid(), signal.SIGKILL)

    kill.stage.begin.listen(begun)
    kill.stage.end.listen(ended)


def measure(told: Connection, name: str, store: Path, inputs: Path, states: Path) -> None:
    """Does a command undisturbed, tells how long each stage took each time, and keeps the store as of each batch."""
    small_batches()
    command = COMMANDS[name]
    spans: dict[str, list[float]] = {stage.name: [] for stage in command.stages}
    for stage in command.stages:
        _time(stage, spans[stage.name])
    if command.commit:
        command.commit.listen(lambda: _keep(store, states))
    command.work(store, inputs)
    told.send(spans)


def _time(stage: Stage, spans: list[float]) -> None:
    since: list[float] = []

    def ended() -> None:
        if since:
            spans.append(time.monotonic() - since.pop())

    stage.begin.listen(lambda: since.append(time.monotonic()))
    stage.end.listen(ended)


def _keep(store: Path, states: Path) -> None:
    """Copies the writer's database as it is after a commit, its log beside it."""
    database = Layout.of(store).database
    folder = states / str(len(list(states.iterdir())) + 1)
    folder.mkdir(parents=True)
    for path in (database, wal_of(database)):
        if path.exists():
            shutil.copyfile(path, folder / path.name)
