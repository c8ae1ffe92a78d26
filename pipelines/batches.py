"""A batch of a run: read into a landing, which is renamed when whole, then loaded and resolved in one transaction.

Killed anywhere before the rename, a batch leaves a folder that the next run deletes; after it, one that the next run
loads; after the commit, one that the next run deletes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.connectors import feed_state, landing
from dateline.connectors.archive import Archive, fsync
from dateline.connectors.database import transaction
from dateline.connectors.feed_state import NOTHING_REMEMBERED, Remembered
from dateline.connectors.trouble import writing
from dateline.pipelines.garbage import uncollected
from dateline.pipelines.gather import Gathered
from dateline.pipelines.reading import Batch, read_batch
from dateline.pipelines.report import Progress, Watcher
from dateline.pipelines.runner import Engine
from dateline.pipelines.stories import defined
from dateline.pipelines.transforms import READINGS, REJECTS, Read, Reject
from dateline.schemas.arrow import INPUT, from_row, to_row
from dateline.schemas.errors import DatelineError
from dateline.schemas.records import Input
from dateline.schemas.source import Registry
from dateline.schemas.story import Story

Resolve = Callable[[duckdb.DuckDBPyConnection, int, datetime, Sequence[Story], Registry], int]
Clock = Callable[[], datetime]


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


def land(
    run: Run,
    number: int,
    gathered: Gathered,
    archive: Archive,
    landings: Path,
    tools: Tools,
    remembered: Remembered = NOTHING_REMEMBERED,
) -> Path:
    """Reads a batch's documents into a whole landing, and gives its folder.

    :param number: of the batch within its run, from 1
    :param remembered: what is known of feeds once the batch is in the store
    :raises StoreError: it cannot be written
    """
    whole = landings / f"{run.run_id}-{number:04d}"
    part = whole.with_name(f"{whole.name}{landing.UNFINISHED}")
    with writing(part):
        part.mkdir()
    with _meanwhile(archive.sync):
        apart = _read(gathered, number, archive, part, tools) if gathered.documents else ()
    rows = _outcomes(gathered, part, apart)
    with writing(whole):
        pq.write_table(pa.Table.from_pylist([to_row(row) for row in rows], INPUT), part / "input.parquet")
        feed_state.write(part, remembered)
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
    with transaction(db), uncollected():
        landing.load(db, folder, batch, recorded)
        changed = tools.resolve(db, batch, recorded, defined(db), tools.registry)
        landing.enter(db, described, batch, recorded, changed)
    shutil.rmtree(folder)


def _read(gathered: Gathered, number: int, archive: Archive, part: Path, tools: Tools) -> tuple[Reject, ...]:
    """Lands the batch's readings and rejects, tells how far it has come, and gives what was set apart."""
    documents = (*gathered.documents, *gathered.again)
    total = len(documents)
    tools.tell(Progress("read", number, 0, total))
    batch = Batch(documents, tools.read, archive, part, tools.engine)
    apart = read_batch(batch, lambda done: tools.tell(Progress("read", number, done, total)))
    tools.tell(Progress("read", number, total, total))
    return apart


@contextmanager
def _meanwhile(work: Callable[[], None]) -> Iterator[None]:
    """Does some work in another thread while the block runs; what it raises, the block raises at its end.

    Forcing a page to the disk takes a fifth of the time that it takes to read it, and no core.
    """
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work)
        yield
        working.result()


def _outcomes(gathered: Gathered, part: Path, apart: Sequence[Reject]) -> tuple[Input, ...]:
    """The batch's inputs with Read's rejects among them; takes the files of rejects away.

    :raises DatelineError: ``lost-documents``, where the pipeline gave neither a reading nor a reason for some
    """
    refused = {reject.ordinal: reject for reject in (*apart, *_take_rejects(part))}
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
    return tuple(_refused(row, refused[row.ordinal]) if row.ordinal in refused else row for row in gathered.inputs)


def _take_rejects(part: Path) -> Iterator[Reject]:
    for file in sorted(part.glob(f"{REJECTS}-*.parquet")):
        yield from (from_row(Reject, row) for row in pq.read_table(file).to_pylist())
        file.unlink()


def _refused(row: Input, reject: Reject) -> Input:
    return replace(row, outcome="rejected", stage="read", reason=reject.reason, detail=reject.detail)


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
