"""Reads a batch's documents by a pipeline: follows how far it has come, and sets apart what kills its workers.

Where a worker process dies, all of the batch is read again, which changes nothing: Read is pure, and what the attempt
landed is thrown away. A journal, to which workers add a line as they begin a document and one as they have done it,
says which document the dead one was reading. One that is found so again is not read any more, so that a page that
brings a parser down costs its neighbours nothing. A worker that stays with one document beyond all measure is killed.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.connectors.archive import Archive
from dateline.pipelines.runner import Engine, WorkerDiedError, kill_worker, run
from dateline.pipelines.transforms import NO_JOURNAL, Read, ReadDocuments, Reject
from dateline.schemas.errors import DatelineError
from dateline.schemas.records import Document

JOURNAL = "journal"
WATCH_EVERY = 0.2  # seconds between two looks at how far a batch has come
# A death may be chance: somebody's kill, or memory that others used up. Two over one document are not.
DEATHS = 2
# The largest documents that are taken (8 MiB) are read in some 10 s on a machine that does nothing else.
DEADLINE = 180.0  # seconds for one document
ATTEMPTS = 6  # to read a batch: room for two documents that kill, and for one chance
CRASHED = f"{DEATHS} worker processes died while they were reading it"
ADVICE = "what was committed stays, and the next run goes on from there. Where memory ran out, use fewer --workers"


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be read, by which rules, and where it is to land."""

    documents: Sequence[Document]
    read: Read
    archive: Archive
    folder: Path
    engine: Engine


def read_batch(batch: Batch, tell: Callable[[int], None]) -> tuple[Reject, ...]:
    """Lands the readings and rejects of a batch, and gives the documents that were set apart.

    :param tell: told how many documents are done, from another thread
    :raises DatelineError: ``worker-died``, where workers go on dying
    """
    journal = batch.folder / JOURNAL
    deaths: Counter[int] = Counter()
    died: WorkerDiedError | None = None
    for _ in range(ATTEMPTS):
        apart = {ordinal for ordinal, count in deaths.items() if count >= DEATHS}
        try:
            with _following(journal, tell):
                _read(batch, [document for document in batch.documents if document.ordinal not in apart])
            journal.unlink(missing_ok=True)
            return tuple(Reject(ordinal, "read-crashed", CRASHED) for ordinal in sorted(apart))
        except WorkerDiedError as error:
            died = error
            deaths.update(ordinal for pid, ordinal in begun(journal).items() if pid == died.pid)
            _clear(batch.folder)
    raise DatelineError("worker-died", str(batch.folder), f"{died}; {ADVICE}") from died


def _read(batch: Batch, documents: Sequence[Document]) -> None:
    journal = str(batch.folder / JOURNAL) if batch.engine.embedded else NO_JOURNAL
    reading = ReadDocuments(documents, batch.read, batch.archive.root, batch.folder, journal)
    run(lambda root: root | "Read" >> reading, len(batch.documents), batch.engine)


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def begun(journal: Path) -> dict[int, int]:
    """The documents that workers have begun and not done: process to ordinal."""
    last: dict[int, int] = {}
    for line in _lines(journal):
        pid, ordinal = map(int, line.split())
        last[pid] = ordinal
    return {pid: ordinal for pid, ordinal in last.items() if ordinal >= 0}


def done(journal: Path) -> int:
    """How many documents a journal says are done."""
    return sum(line.endswith(" -1") for line in _lines(journal))


def _lines(journal: Path) -> list[str]:
    return journal.read_text().splitlines() if journal.exists() else []


@contextmanager
def _following(journal: Path, tell: Callable[[int], None]) -> Iterator[None]:
    """From another thread, tells how many documents a journal says are done, and kills who stays with one too long."""
    ended = threading.Event()
    since: dict[tuple[int, int], float] = {}

    def follow() -> None:
        while not ended.wait(WATCH_EVERY):
            tell(done(journal))
            now = time.monotonic()
            for pid, ordinal in begun(journal).items():
                if now - since.setdefault((pid, ordinal), now) > DEADLINE:
                    kill_worker(pid)

    thread = threading.Thread(target=follow, name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
