"""P4: one writer at a time, who waits its stated time and is told for whom; readers of FILE hold nothing up."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines import ingest
from tests.faults import articles
from tests.faults.children import Child, Ended, command, dateline, without_beam
from tests.faults.states import Held, State, holds, orphans, state

QUICKLY = (without_beam,)
WAIT = 1.0
# Until an attempt that came when the time was up has ended: opening and closing, on a machine with other things to do.
SLACK = 20.0
SECONDS = 60 if os.environ.get("DATELINE_PROFILE") == "nightly" else 6
# A reader that opens, asks and closes takes some 50 ms of a core, and shares two cores with the writer.
SLOWEST = 3.0
FEWEST = 3  # runs beside the reader, however slow the machine is


@pytest.fixture
def filled(store: Path, inputs: Path) -> Path:
    """A store with one of the articles."""
    assert command("ingest", inputs / "a-levee.txt", "--store", store, before=QUICKLY).code == 0
    return store


@pytest.fixture
def begin() -> Iterator[Callable[..., Child]]:
    """Starts children that are killed when the test ends, however it ends."""
    begun: list[Child] = []

    def start(work: Callable[..., None], *arguments: object) -> Child:
        begun.append(Child(work, *arguments))
        return begun[-1]

    yield start
    for child in begun:
        child.kill()


def keep_open(told: Connection, path: Path, read_only: bool) -> None:
    """Has a database open, as somebody's own session does, until it is told to end."""
    with duckdb.connect(str(path), read_only=read_only) as db:
        told.send(db.execute("select count(*) from batch").fetchone())
        told.recv()


def keep_writing(told: Connection, path: Path) -> None:
    """Has the store open to write until it is told to end."""
    with open_writer(path):
        told.send("writing")
        told.recv()


def take(store: Path, inputs: Path, wait: float) -> tuple[Ended, float]:
    began = time.monotonic()
    ended = command("ingest", inputs, "--store", store, "--wait", wait, before=QUICKLY)
    return ended, time.monotonic() - began


def assert_waited_and_named(ended: Ended, seconds: float, child: Child) -> None:
    assert ended.code == 4, ended.said
    assert WAIT <= seconds < WAIT + SLACK
    assert f"after {WAIT:g} s" in ended.said
    assert re.search(rf"\b{child.process.pid}\b", ended.said), ended.said


def undisturbed(inputs: Path, folder: Path) -> Held:
    folder.mkdir()
    for given in (inputs / "a-levee.txt", inputs):
        command("ingest", given, "--store", folder / "news.duckdb", before=QUICKLY)
    return holds(folder / "news.duckdb")


@pytest.mark.parametrize("read_only", [True, False])
def test_p4_whoever_holds_the_writers_own_file_is_named_and_costs_no_work(
    read_only: bool, filled: Path, inputs: Path, tmp_path: Path, begin: Callable[..., Child]
) -> None:
    before = holds(filled)
    other = begin(keep_open, Layout.of(filled).database, read_only)
    assert other.heard() == (1,)
    assert_waited_and_named(*take(filled, inputs, WAIT), other)
    assert holds(filled) == before
    other.tell("end")
    assert other.ended() == 0
    ended, _ = take(filled, inputs, WAIT)
    assert ended.code == 3, ended.said
    assert holds(filled).seen == undisturbed(inputs, tmp_path / "other").seen
    assert orphans(filled) == []


def test_p4_a_second_writer_is_told_who_the_first_is_and_comes_after_it(
    filled: Path, inputs: Path, tmp_path: Path, begin: Callable[..., Child]
) -> None:
    other = begin(keep_writing, filled)
    assert other.heard() == "writing"
    assert_waited_and_named(*take(filled, inputs, WAIT), other)
    waiting = dateline("ingest", inputs, "--store", filled, "--wait", 60, before=QUICKLY)
    other.tell("end")
    assert other.ended() == 0
    assert waiting().code == 3
    assert holds(filled).seen == undisturbed(inputs, tmp_path / "other").seen


def test_p4_writers_at_once_take_turns_and_lose_nothing(store: Path, inputs: Path, tmp_path: Path) -> None:
    given = sorted(inputs.iterdir())
    waiting = [dateline("ingest", one, "--store", store, "--wait", 100, before=QUICKLY) for one in given]
    assert sorted(wait().code for wait in waiting) == [0, 0, 0, 0, 3]
    assert holds(store).batches == len(given)
    assert holds(store).seen == undisturbed(inputs, tmp_path / "other").seen


def test_p4_readers_of_file_hold_no_writer_up_and_keep_what_they_opened(
    filled: Path, inputs: Path, begin: Callable[..., Child]
) -> None:
    readers = [begin(keep_open, filled, True) for _ in range(3)]
    assert [reader.heard() for reader in readers] == [(1,)] * 3
    with open_reader(filled) as ours:
        ended, _ = take(filled, inputs, 0)
        assert ended.code == 3, ended.said
        assert ours.execute("select count(*) from batch").fetchone() == (1,)
    assert holds(filled).batches == 2
    for reader in readers:
        reader.tell("end")
        assert reader.ended() == 0


def test_p4_somebody_who_writes_to_file_itself_is_waited_for_and_named(
    filled: Path, inputs: Path, begin: Callable[..., Child]
) -> None:
    other = begin(keep_open, filled, False)
    assert other.heard() == (1,)
    assert_waited_and_named(*take(filled, inputs, WAIT), other)
    other.tell("end")
    assert other.ended() == 0
    assert take(filled, inputs, WAIT)[0].code == 3


# ------------------------------------------------------------------------------- a reader in a loop beside a writer


def write_on(told: Connection, store: Path, folder: Path, seconds: float) -> None:
    """Takes article after article in, each a run of its own, and tells of each that has ended."""
    without_beam()
    until = time.monotonic() + seconds
    number = 0
    while time.monotonic() < until or number < FEWEST:
        number += 1
        article = folder / f"{number:04}.txt"
        article.write_text(articles.numbered(number), encoding="utf-8")
        ingest.run(ingest.IngestOptions((str(article),), store, workers=1), lambda: datetime.now(UTC))
        told.send(number)


def test_p4_a_reader_beside_a_writer_sees_only_committed_states_and_waits_for_none(
    store: Path,
    tmp_path: Path,
    begin: Callable[..., Child],
    tally: Callable[..., None],
    remark: Callable[[str], None],
) -> None:
    with open_writer(store):
        pass
    (tmp_path / "given").mkdir()
    writer = begin(write_on, store, tmp_path / "given", float(SECONDS))
    waits, seen = [], []
    while writer.process.is_alive():
        began = time.monotonic()
        with open_reader(store) as db:
            found = db.execute("select count(*) from version").fetchall()[0][0], state(db)
        waits.append(time.monotonic() - began)
        if not seen or seen[-1] != found:
            seen.append(found)
    written = writer.everything()
    assert writer.ended() == 0
    states = committed_states(tmp_path / "given", tmp_path / "again", {count for count, _ in seen})
    assert [count for count, _ in seen] == sorted({count for count, _ in seen}), "a reader went back"
    assert all(found == states[count] for count, found in seen)
    assert len(seen) > 2
    assert written == list(range(1, len(written) + 1))
    waits.sort()
    p99 = waits[int(0.99 * len(waits))]
    assert p99 < SLOWEST
    tally(answers=len(waits), runs_beside_them=len(written))
    remark(f"a reader beside a writer for {SECONDS} s: p99 {1000 * p99:.0f} ms, longest {1000 * waits[-1]:.0f} ms")


def committed_states(given: Path, again: Path, counts: set[int]) -> dict[int, State]:
    """What a store shows that took in the first so many of these articles, each alone, with nobody beside it."""
    again.mkdir()
    child = Child(replay, again / "news.duckdb", given, sorted(counts))
    states = dict(child.everything())
    assert child.ended() == 0
    return states


def replay(told: Connection, store: Path, given: Path, counts: list[int]) -> None:
    """Takes the articles in up to each of these counts, and tells what the store then shows."""
    without_beam()
    paths, before = sorted(given.iterdir()), 0
    with open_writer(store):
        pass
    for count in counts:
        if some := tuple(map(str, paths[before:count])):
            ingest.run(ingest.IngestOptions(some, store, workers=1), lambda: datetime.now(UTC))
        before = count
        told.send((count, holds(store).seen))
