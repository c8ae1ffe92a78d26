"""Killed at any step, what was being forgotten is forgotten by the next command that writes (law 6)."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from dateline.connectors.layout import Layout
from dateline.pipelines.asked import Asked
from dateline.pipelines.compact import compact
from dateline.pipelines.forget import forget, look
from dateline.schemas.erasure import Request
from tests.faults.children import Child
from tests.faults.kills import Point
from tests.pipelines.bytes import places
from tests.pipelines.runs import rows
from tests.pipelines.told import NAME, clock, take

STEPS = (
    Point("dateline.pipelines.erase:record", after=True),
    Point("dateline.connectors.store:write_anew", after=True),
    Point("dateline.pipelines.erase:carried_out"),
)


MORE_STEPS = (
    Point("dateline.pipelines.erase:intend", after=True),
    Point("dateline.pipelines.erase:withdraw", after=True),
    Point("dateline.connectors.edits:replace", after=True),
    Point("dateline.connectors.snapshot:install", after=True),
    Point("dateline.connectors.archive:Archive.keep_only", after=True),
)


def die(point: Point) -> None:
    point.listen(lambda: os.kill(os.getpid(), signal.SIGKILL))


def forget_and_die(_: Connection, store: Path, request: Request, point: Point) -> None:
    die(point)
    forget(request, store, clock())


def compact_and_die(_: Connection, store: Path, point: Point) -> None:
    die(point)
    compact(store, clock())


@pytest.fixture
def store(told_store: Path) -> Path:
    return told_store


@pytest.mark.parametrize(
    "point",
    [*STEPS, *(pytest.param(point, marks=pytest.mark.nightly) for point in MORE_STEPS)],
    ids=lambda point: point.function.partition(":")[2],
)
def test_a_killed_forget_is_finished_by_the_next_run(store: Path, told: Path, point: Point) -> None:
    request = look(Asked(NAME, None, "Ada", "a court says so"), store, clock()).request
    child = Child(forget_and_die, store, request, point)
    child.process.join(60)
    assert child.process.exitcode == -signal.SIGKILL
    assert NAME not in Layout.of(store).intention.read_text()
    assert take(store, told / "given").total.erased == 3
    assert places(store, NAME) == []
    assert not Layout.of(store).intention.exists()
    assert rows(store, "select count(*) from forgotten") == [(1,)]


@pytest.mark.parametrize(
    "point",
    [
        Point("dateline.connectors.store:write_anew", after=True),
        pytest.param(Point("dateline.connectors.snapshot:install", after=True), marks=pytest.mark.nightly),
    ],
    ids=lambda point: point.function.partition(":")[2],
)
def test_a_killed_compact_leaves_the_store_as_it_was_or_compact(store: Path, told: Path, point: Point) -> None:
    child = Child(compact_and_die, store, point)
    child.process.join(60)
    assert child.process.exitcode == -signal.SIGKILL
    assert take(store, told / "given").changed == 0
