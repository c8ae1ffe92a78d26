"""Runs on a real disk, with a clock that the test sets."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.pipelines import batches, pages
from dateline.pipelines.polling import poll
from tests.faults.children import fetch_here, read_here
from tests.pipelines import editing


class Clock:
    """Tells a later second each time it is asked, from an instant that may be set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asks and reads in this process, without a pipeline, for tests of what comes of it; others run Beam."""
    monkeypatch.setattr(batches, "read_batch", read_here)
    for asking in (pages, poll):
        monkeypatch.setattr(asking, "fetch", fetch_here)


@pytest.fixture
def clock() -> Clock:
    """A clock of its own for each test."""
    return Clock(datetime(2030, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a store is to be; nothing is there yet."""
    return tmp_path / "news.duckdb"


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of `editing`, read once; tests take `newsroom`, a copy."""
    store = tmp_path_factory.mktemp("newsroom") / "harlan.duckdb"
    editing.take_in(store, Clock(datetime(2029, 1, 1)), herald=editing.HERALD, gazette=editing.GAZETTE)
    return store


@pytest.fixture
def newsroom(read_once: Path, tmp_path: Path) -> Path:
    """A store of two articles, of its own for each test."""
    return editing.copied(read_once, tmp_path / "newsroom")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles of our own making."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(LEVEE, encoding="utf-8")
    (folder / "b.txt").write_text(VERDICT, encoding="utf-8")
    return folder


LEVEE = """Levee holds after night of rain

MILLBROOK, Iowa -- Volunteers stacked sandbags along the river on Tuesday after the county
ordered 300 households to leave their homes. The levee held, the sheriff's office said.
"""
VERDICT = """Jury convicts former treasurer

A jury on May 4, 2016, found the former county treasurer guilty of taking $1.2 million from a fund
for road repairs. Sentencing is scheduled for July 11.
"""


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that the real rules read, and of what was given to it; not to be changed."""
    from tests.pipelines.told import make  # which imports Beam

    return make(tmp_path_factory.mktemp("told")).parent.parent


@pytest.fixture
def told_store(told: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    shutil.copytree(told / "at", tmp_path / "at")
    return tmp_path / "at" / "news.duckdb"
