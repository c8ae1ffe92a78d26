"""What kills or holds up a worker costs its neighbours nothing, and is found."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.connectors.archive import Archive
from dateline.pipelines import reading
from dateline.pipelines.reading import Batch, begun, done, read_batch
from dateline.pipelines.runner import PARALLEL_FROM, Engine
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.transforms import Read, Reject
from dateline.schemas.errors import DatelineError
from dateline.schemas.records import Document, Reading
from tests.pipelines.runs import document

BAD = 100


@pytest.fixture
def batch_of(tmp_path: Path) -> Callable[[Read], Batch]:
    """A batch that is large enough for worker processes, with one document that says so."""
    archive = Archive(tmp_path / "archive")
    bodies = [b"Rain fell on the town %d times." % n for n in range(PARALLEL_FROM)]
    bodies[BAD] = b"This one is bad."
    for body in bodies:
        archive.put(body)
    (tmp_path / "landing").mkdir()
    documents = [document(f"file:///{n}", body, n) for n, body in enumerate(bodies)]
    return lambda read: Batch(documents, read, archive, tmp_path / "landing", Engine(workers=2))


def landed(batch: Batch) -> list[int]:
    files = batch.folder.glob("reading-*.parquet")
    return sorted(n for file in files for n in pq.read_table(file, columns=["ordinal"])["ordinal"].to_pylist())


def test_a_document_that_kills_workers_is_set_apart(batch_of: Callable[[Read], Batch]) -> None:
    def read_deadly(one: Document, body: bytes) -> Reading:
        if b"bad" in body:
            os.kill(os.getpid(), signal.SIGSEGV)
        return read_document(one, body)

    batch = batch_of(read_deadly)
    assert read_batch(batch, lambda _: None) == (Reject(BAD, "read-crashed", reading.CRASHED),)
    assert landed(batch) == [n for n in range(PARALLEL_FROM) if n != BAD]


@pytest.mark.nightly
def test_a_document_that_never_ends_is_set_apart(
    batch_of: Callable[[Read], Batch], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_slowly(one: Document, body: bytes) -> Reading:
        time.sleep(600 if b"bad" in body else 0)
        return read_document(one, body)

    monkeypatch.setattr(reading, "DEADLINE", 5.0)
    batch = batch_of(read_slowly)
    assert [reject.ordinal for reject in read_batch(batch, lambda _: None)] == [BAD]
    assert len(landed(batch)) == PARALLEL_FROM - 1


def test_a_death_by_chance_costs_no_document(batch_of: Callable[[Read], Batch], tmp_path: Path) -> None:
    once = str(tmp_path / "once")

    def read_unluckily(one: Document, body: bytes) -> Reading:
        if b"bad" in body and not os.path.exists(once):  # noqa: PTH110
            os.close(os.open(once, os.O_CREAT))
            os.kill(os.getpid(), signal.SIGKILL)
        return read_document(one, body)

    batch = batch_of(read_unluckily)
    assert read_batch(batch, lambda _: None) == ()
    assert len(landed(batch)) == PARALLEL_FROM
    assert {path.name.split("-")[0] for path in batch.folder.iterdir()} == {"reading", "reject"}


def test_workers_that_go_on_dying_end_the_run(
    batch_of: Callable[[Read], Batch], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_deadly(one: Document, body: bytes) -> Reading:
        os._exit(7)

    monkeypatch.setattr(reading, "ATTEMPTS", 2)
    with pytest.raises(DatelineError, match="ended with code 7") as caught:
        read_batch(batch_of(read_deadly), lambda _: None)
    assert caught.value.reason == "worker-died"


def test_a_journal_says_what_is_done_and_what_was_begun(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    assert (done(journal), begun(journal)) == (0, {})
    journal.write_text("7 0\n8 1\n7 -1\n7 2\n8 -1\n9 3\n")
    assert (done(journal), begun(journal)) == (2, {7: 2, 9: 3})
