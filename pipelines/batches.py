"""A batch of a run: read into a landing, which is renamed when whole, then loaded and resolved in one
transaction.
 Killed anywhere before the rename, a batch leaves a folder that the next run deletes; after it, one that the
next run loads; after the commit, one that the next run deletes.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.connectors import landing
from dateline.connectors.archive import Archive, fsync
from dateline.pipelines.gather import Gathered
from dateline.pipelines.report import Progress, Watcher
from dateline.pipelines.runner import Engine
from dateline.pipelines.runner import run as run_pipeline
from dateline.pipelines.stories import defined
from dateline.pipelines.transforms import NO_JOURNAL, READINGS, REJECTS, Read, ReadDocuments
from dateline.schemas.arrow import INPUT, to_row
from dateline.schemas.errors import DatelineError
from dateline.schemas.records import Input
from dateline.schemas.source import Registry
from dateline.schemas.story import Story

Resolve = Callable[[duckdb.DuckDBPyConnection, int, datetime, Sequence[Story], Registry], int]
Clock = Callable[[], datetime]
WATCH_EVERY = 0.2  # seconds between two looks at how far a batch has come
JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Run:
    """One run, as each of its landings describes it."""

    run_id: str
    kind: str  # "ingest" or "rebuild"
    started: datetime  # UTC, without a zone
    ruleset: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """What every batch of a run is made with."""

    read: Read
    resolve: Resolve
    registry: Registry
    engine: Engine
    clock: Clock
    watcher: Watcher | None = None

    def tell(self, progress: Progress) -> None:
        """Tells whoever watches."""
        if self.watcher:
            self.watcher(progress)

    def now(self) -> datetime:
        """The clock's instant as stores keep it: UTC, without a zone."""
        at = self.clock()
        return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


def land(run: Run, number: int, gathered: Gathered, archive: Archive, landings: Path, tools: Tools) -> Path:
    """Reads a batch's documents into a whole landing, and gives its folder.

    :param number: of the batch within its run, from 1
    """
    whole = landings / f"{run.run_id}-{number:04d}"
    part = whole.with_name(f"{whole.name}{landing.UNFINISHED}")
    part.mkdir()
    with _meanwhile(archive.sync):
        if gathered.documents:
            _read(gathered, number, archive, part, tools)
    rows = _outcomes(gathered, part)
    pq.write_table(pa.Table.from_pylist([to_row(row) for row in rows], INPUT), part / "input.parquet")
    (part / "run.json").write_text(_described(run, gathered.last), encoding="utf-8")
    for path in (*part.iterdir(), part):
        fsync(path)
    part.rename(whole)
    fsync(landings)
    return whole


def commit(db: duckdb.DuckDBPyConnection, folder: Path, tools: Tools) -> None:
    """Loads and resolves a landing in one transaction, enters it in the ledger, and deletes it."""
    described = landing.describe(folder)
    batch, recorded = landing.next_batch(db, tools.now())
    db.begin()
    try:
        landing.load(db, folder, batch, recorded)
        changed = tools.resolve(db, batch, recorded, defined(db), tools.registry)
        landing.enter(db, described, batch, recorded, changed)
        db.commit()
    except BaseException:
        db.rollback()
        raise
    shutil.rmtree(folder)


def _read(gathered: Gathered, number: int, archive: Archive, part: Path, tools: Tools) -> None:
    """Runs the pipeline that reads the documents, and follows its journal meanwhile."""
    total = len(gathered.documents)
    journal = part / JOURNAL

    def build(root: object) -> object:
        log = str(journal) if tools.engine.embedded else NO_JOURNAL
        return root | "Read" >> ReadDocuments(gathered.documents, tools.read, archive.root, part, log)

    tools.tell(Progress("read", number, 0, total))
    with _following(journal, lambda done: tools.tell(Progress("read", number, done, total))):
        run_pipeline(build, total, tools.engine)
    tools.tell(Progress("read", number, total, total))
    journal.unlink(missing_ok=True)


@contextmanager
def _meanwhile(work: Callable[[], None]) -> Iterator[None]:
    """Does some work in another thread while the block runs; what it raises, the block raises at its end.

    Forcing a page to the disk takes a fifth of the time that it takes to read it, and no core.
    """
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work)
        yield
        working.result()


@contextmanager
def _following(journal: Path, tell: Callable[[int], None]) -> Iterator[None]:
    """Tells from time to time, from another thread, how many documents a journal says are done."""
    ended = threading.Event()

    def follow() -> None:
        while not ended.wait(WATCH_EVERY):
            if journal.exists():
                tell(done(journal))

    thread = threading.Thread(target=follow, name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def done(journal: Path) -> int:
    """How many documents a journal says are done."""
    return sum(line.endswith(b" -1\n") for line in journal.read_bytes().splitlines(keepends=True))


def _outcomes(gathered: Gathered, part: Path) -> tuple[Input, ...]:
    """The batch's inputs with Read's rejects among them; takes the files of rejects away.

    :raises DatelineError: ``lost-documents``, where the pipeline gave neither a reading nor a reason for some
    """
    refused: dict[int, tuple[str, str]] = {}
    for file in sorted(part.glob(f"{REJECTS}-*.parquet")):
        for row in pq.read_table(file).to_pylist():
            refused[row["ordinal"]] = row["reason"], row["detail"]
        file.unlink()
    read = {
        ordinal
        for file in part.glob(f"{READINGS}-*.parquet")
        for ordinal in pq.read_table(file, columns=["ordinal"])["ordinal"].to_pylist()
    }
    lost = [document for document in gathered.documents if document.ordinal not in read | refused.keys()]
    if lost:
        raise DatelineError(
            "lost-documents",
            lost[0].uri,
            f"the runner gave no result for {len(lost)} of {len(gathered.documents)} documents; use another --runner",
        )
    return tuple(
        replace(
            row,
            outcome="rejected",
            stage="read",
            reason=refused[row.ordinal][0],
            detail=refused[row.ordinal][1],
        )
        if row.ordinal in refused
        else row
        for row in gathered.inputs
    )


def _described(run: Run, last: bool) -> str:
    said = {
        "run_id": run.run_id,
        "kind": run.kind,
        "started": run.started.isoformat(),
        "ruleset": run.ruleset,
        "inputs": list(run.inputs),
        "last": last,
    }
    return json.dumps(said, ensure_ascii=False, indent=1)
