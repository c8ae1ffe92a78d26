"""P2: where there is no room, a command says so, ends with 1, keeps what was committed, and goes on once there is."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.faults.children import Ended, command, without_beam
from tests.faults.kills import Point, small_batches
from tests.faults.states import Held, holds, orphans

NIGHTLY = os.environ.get("DATELINE_PROFILE") == "nightly"
SMALL = 1000  # bytes: an archived article and a lock's signature fit, and nothing else
QUICKLY = (small_batches, without_beam)
# From when on there is no room: the moment, and the how manyth time it comes.
MOMENTS = {
    "archive": (Point("dateline.pipelines.gather:Gatherer.batch"), 1, 0),
    "landing": (Point("dateline.pipelines.gather:Gatherer.batch"), 1, SMALL),
    "list of inputs": (Point("dateline.pipelines.batches:read_batch", after=True), 1, SMALL),
    "log": (Point("dateline.connectors.landing:enter"), 1, SMALL),
    "log of a later batch": (Point("dateline.connectors.landing:enter"), 2, SMALL),
    "database": (Point("dateline.connectors.store:Writer.publish"), 2, SMALL),
    "snapshot": (Point("dateline.connectors.snapshot:publish"), 2, SMALL),
}
# A store of these articles takes some 10 MiB, its snapshot and the next one among them.
ROOMS = (2, 4, 5, 6, 7, 8, 9, 10, 12, 14) if NIGHTLY else (5, 9, 12)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, inputs: Path) -> Held:
    """What a run holds that has all the room it wants."""
    store = tmp_path_factory.mktemp("roomy") / "news.duckdb"
    _with_levee(store, inputs)
    assert command("ingest", inputs, "--store", store, before=QUICKLY).code == 3  # one of the articles is empty
    return holds(store)


def no_room_from(moment: str) -> None:
    """Has this process write no file beyond a size from a moment on: with an error, as on a full disk."""
    point, nth, size = MOMENTS[moment]
    calls = 0

    def come() -> None:
        nonlocal calls
        calls += 1
        if calls == nth:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    point.listen(come)


def _with_levee(store: Path, inputs: Path) -> Held:
    """A store with one of the articles, taken in while there was room."""
    assert command("ingest", inputs / "a-levee.txt", "--store", store, before=QUICKLY).code == 0
    return holds(store)


def _assert_says_so(ended: Ended, place: Path) -> None:
    assert ended.code == 1, ended.said
    assert "make room and run again" in ended.said or "make room if the disk is full" in ended.said, ended.said
    assert str(place) in ended.said
    assert "bug" not in ended.said


@pytest.mark.parametrize("moment", MOMENTS)
def test_p2_without_room_a_run_says_so_and_the_next_one_ends_as_if_nothing_had_been(
    moment: str, store: Path, inputs: Path, undisturbed: Held, tally: Callable[..., None]
) -> None:
    before = _with_levee(store, inputs)
    ended = command("ingest", inputs, "--store", store, before=(*QUICKLY, partial(no_room_from, moment)))
    _assert_says_so(ended, store)
    assert holds(store) == before
    assert command("ingest", inputs, "--store", store, before=QUICKLY).code == 3
    assert holds(store).seen == undisturbed.seen
    assert orphans(store) == []
    tally(full_disks=1)


@pytest.mark.parametrize("moment", ["list of inputs", "database", "snapshot"])
def test_p2_without_room_a_rebuild_leaves_the_store_as_it_was(moment: str, store: Path, inputs: Path) -> None:
    before = _with_levee(store, inputs)
    ended = command("rebuild", "--store", store, before=(*QUICKLY, partial(no_room_from, moment)))
    _assert_says_so(ended, store)
    assert holds(store).seen == before.seen


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mounts a file system of so many MiB, where the system allows it."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(mebibytes: int) -> Path:
        options = ["-t", "tmpfs", "-o", f"size={mebibytes}m,mode=0755", "none", str(place)]
        mounted = subprocess.run(["mount", *options], capture_output=True, text=True, check=False)
        if mounted.returncode:
            pytest.skip(f"this system mounts no small disk for tests: {mounted.stderr.strip()}")
        return place

    yield mount
    subprocess.run(["umount", str(place)], capture_output=True, check=False)


@pytest.mark.parametrize("room", ROOMS)
def test_p2_on_a_small_disk_that_grows_nothing_is_lost(
    room: int,
    small_disk: Callable[[int], Path],
    inputs: Path,
    undisturbed: Held,
    tally: Callable[..., None],
) -> None:
    disk = small_disk(room)
    store = disk / "news" / "news.duckdb"
    store.parent.mkdir()
    first = command("ingest", inputs / "a-levee.txt", "--store", store, before=QUICKLY)
    ended = first if first.code else command("ingest", inputs, "--store", store, before=QUICKLY)
    _assert_says_so(ended, store)
    if first.code == 0:
        assert holds(store).batches == 1
    resized = subprocess.run(["mount", "-o", "remount,size=100m", str(disk)], capture_output=True, check=False)
    assert resized.returncode == 0, resized.stderr
    assert command("ingest", inputs / "a-levee.txt", "--store", store, before=QUICKLY).code == 0
    assert command("ingest", inputs, "--store", store, before=QUICKLY).code == 3
    assert holds(store).seen == undisturbed.seen
    assert orphans(store) == []
    tally(small_disks=1)
