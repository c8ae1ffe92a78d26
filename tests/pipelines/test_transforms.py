"""Reading as a pipeline: every document comes out, as a reading or with a reason, and nothing stops the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.connectors.archive import Archive
from dateline.pipelines.runner import PARALLEL_FROM, Engine, WatchedWorker, WorkerDiedError, run
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.transforms import Read, ReadDocuments, Reject
from dateline.pipelines.transforms import read_document as read_one
from dateline.schemas.arrow import from_row
from dateline.schemas.errors import UsageError
from dateline.schemas.records import Document, Reading
from tests.pipelines.runs import document, read_quickly


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "landing").mkdir()
    return tmp_path / "landing"


def archived(archive: Archive, *bodies: bytes) -> list[Document]:
    for body in bodies:
        archive.put(body)
    return [document(f"file:///{n}", body, n) for n, body in enumerate(bodies)]


def landed(
    documents: Sequence[Document],
    archive: Archive,
    folder: Path,
    engine: Engine = Engine(),  # noqa: B008 - frozen
    read: Read = read_quickly,
) -> tuple[list[Reading], dict[int, str]]:
    run(lambda root: root | ReadDocuments(documents, read, archive.root, folder), len(documents), engine)
    readings = [row for file in folder.glob("reading-*.parquet") for row in pq.read_table(file).to_pylist()]
    rejects = [row for file in folder.glob("reject-*.parquet") for row in pq.read_table(file).to_pylist()]
    ordered = sorted((from_row(Reading, row) for row in readings), key=lambda reading: reading.ordinal)
    return ordered, {row["ordinal"]: row["reason"] for row in rejects}


def test_each_document_lands_as_it_was_read(archive: Archive, folder: Path) -> None:
    documents = archived(archive, b"one", "zwölf \u2028 and \U0001f600".encode())
    readings, rejects = landed(documents, archive, folder)
    assert readings == [read_quickly(one, archive.get(one.sha256)) for one in documents]
    assert rejects == {}
    assert sorted(path.name.split("-")[0] for path in folder.iterdir()) == ["reading", "reject"]


def test_what_cannot_be_read_is_told_apart_and_stops_nothing(archive: Archive, folder: Path) -> None:
    documents = archived(archive, b"good", b" ", b"please fail", b"good too")
    lost = document("file:///lost", b"never archived", 4)
    readings, rejects = landed([*documents, lost], archive, folder)
    assert [reading.ordinal for reading in readings] == [0, 3]
    assert rejects == {1: "empty", 2: "read-failed", 4: "not-archived"}


def test_a_failure_is_named_by_its_type() -> None:
    found = read_one(read_quickly, document("a", b"please fail"), b"please fail")
    assert found == Reject(0, "read-failed", "reading it failed with ZeroDivisionError: as the text asked")


def test_a_reading_that_no_file_can_hold_is_a_reject(archive: Archive, folder: Path) -> None:
    def read_badly(one: Document, body: bytes) -> Reading:
        reading = read_quickly(one, body)
        return type(reading)(**{**from_parts(reading), "title": "half \ud83d"})

    _, rejects = landed(archived(archive, b"one"), archive, folder, read=read_badly)
    assert rejects == {0: "surrogate"}


def from_parts(reading: Reading) -> dict[str, object]:
    return {name: getattr(reading, name) for name in reading.__dataclass_fields__}


def test_when_a_document_was_observed_is_for_gather_to_say() -> None:
    def read_otherwise(one: Document, body: bytes) -> Reading:
        return read_quickly(document(one.uri, body, observed="some other time"), body)

    one = document("a", b"x", observed="2020-01-01T00:00:00Z")
    found = read_one(read_otherwise, one, b"x")
    assert isinstance(found, Reading)
    assert (found.observed, found.version_id) == (one.observed, read_quickly(one, b"x").version_id)


def test_no_documents_are_no_work_and_no_rows(archive: Archive, folder: Path) -> None:
    assert landed([], archive, folder) == ([], {})


def test_a_journal_tells_how_far_it_has_come(archive: Archive, folder: Path) -> None:
    documents = archived(archive, b"one", b"two", b" ")
    journal = folder / "journal"
    run(
        lambda root: root | ReadDocuments(documents, read_quickly, archive.root, folder, str(journal)),
        3,
        Engine(),
    )
    pid = os.getpid()
    lines = journal.read_text().splitlines()
    assert sorted(lines) == sorted([f"{pid} 0", f"{pid} 1", f"{pid} 2", *[f"{pid} -1"] * 3])


def test_one_worker_or_many_land_the_same_rows(archive: Archive, folder: Path, tmp_path: Path) -> None:
    bodies = [f"Rain fell on {n} towns.\n\nThe mayor spoke on Monday.".encode() for n in range(PARALLEL_FROM)]
    documents = archived(archive, *bodies, b"", b"%PDF-1.7 \0\1\2")
    (tmp_path / "other").mkdir()
    alone = landed(documents, archive, folder, Engine(workers=1), read_document)
    together = landed(documents, archive, tmp_path / "other", Engine(workers=2), read_document)
    assert len(list((tmp_path / "other").glob("reading-*"))) > 1
    assert alone == together
    assert len(alone[0]) == PARALLEL_FROM
    assert alone[1] == {PARALLEL_FROM: "empty", PARALLEL_FROM + 1: "binary"}


def kill_one(when: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not when() and time.monotonic() < deadline:
        time.sleep(0.02)
    for process in tuple(WatchedWorker.alive)[:1]:
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("stage", ["starting", "reading"])
def test_a_killed_worker_ends_the_run_with_an_error(archive: Archive, folder: Path, stage: str) -> None:
    journal = folder / "journal"

    def ready() -> bool:
        return bool(WatchedWorker.alive) if stage == "starting" else journal.exists()

    documents = archived(archive, *(b"Rain fell on the town %d times." % n for n in range(PARALLEL_FROM)))
    killer = threading.Thread(target=kill_one, args=(ready,), daemon=True)
    killer.start()
    reading = ReadDocuments(documents, read_document, archive.root, folder, str(journal))
    with pytest.raises(WorkerDiedError, match="killed by signal 9"):
        run(lambda root: root | reading, len(documents), Engine(workers=2))
    killer.join()
    assert not WatchedWorker.alive


def test_small_batches_are_read_in_this_process() -> None:
    assert Engine(workers=4).processes(PARALLEL_FROM - 1) == 1
    assert Engine(workers=4).processes(PARALLEL_FROM) == 4
    assert Engine(workers=1).processes(10_000) == 1
    assert Engine().processes(10_000) >= 1


def test_another_runner_may_be_named(archive: Archive, folder: Path) -> None:
    engine = Engine(beam_args=("--runner=apache_beam.runners.direct.direct_runner.BundleBasedDirectRunner",))
    assert not engine.embedded
    readings, _ = landed(archived(archive, b"one"), archive, folder, engine)
    assert len(readings) == 1


def test_a_runner_that_beam_does_not_know_is_an_error(archive: Archive, folder: Path) -> None:
    with pytest.raises(UsageError, match="NoSuchRunner"):
        landed(archived(archive, b"one"), archive, folder, Engine(beam_args=("--runner=NoSuchRunner",)))


def test_importing_and_running_says_nothing_on_stderr(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from dateline.connectors.archive import Archive;"
        "from dateline.pipelines.ingest import run, IngestOptions; from datetime import datetime;"
        "run(IngestOptions((sys.argv[1],), Path(sys.argv[2])), lambda: datetime(2030, 1, 1))"
    )
    (tmp_path / "a.txt").write_text("Rain fell on the town on Monday.\n\nThe mayor spoke.")
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.txt"), str(tmp_path / "s.duckdb")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
