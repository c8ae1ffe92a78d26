"""Law 6: killed anywhere, the next run ends as if it had not been."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.archive import Archive
from dateline.pipelines import ingest
from tests.conftest import NIGHTLY
from tests.forks import FORKS
from tests.laws.harness import OF_THE_STORE, VIEWS

ROUNDS = 500 if NIGHTLY else 5  # `tests/faults` kills each stage by itself


def ingest_all(store: Path, inputs: list[Path]) -> None:
    """One run of all inputs, in a process of its own."""
    options = ingest.IngestOptions(inputs=tuple(map(str, inputs)), store=store, workers=1)
    ingest.run(options, lambda: datetime.now(UTC))


def told(store: Path) -> dict[str, list[str]]:
    """All that readers of a store see."""
    with duckdb.connect(str(store), read_only=True) as db:
        seen = {}
        for view in VIEWS:
            names = [d[0] for d in db.execute(f"select * from {view} limit 0").description]
            columns = ", ".join(f'"{n}"' for n in names if n not in OF_THE_STORE)
            seen[view] = sorted(map(repr, db.execute(f"select {columns} from {view}").fetchall()))
        tally = "select outcome, count(distinct uri) from input where outcome = 'stored' group by 1"
        return seen | {"stored": sorted(map(repr, db.execute(tally).fetchall()))}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> list[Path]:
    """Two folders of seed articles: a killed run may have had its first input and not its second."""
    folder = tmp_path_factory.mktemp("inputs")
    paths = sorted(seeds.glob("*.txt"))
    for name, some in (("one", paths[:3]), ("two", paths[3:])):
        (folder / name).mkdir()
        for path in some:
            shutil.copyfile(path, folder / name / path.name)
    return [folder / "one", folder / "two"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, inputs: list[Path]) -> tuple[dict[str, list[str]], float]:
    """What a run that nothing disturbs leaves, and how many seconds it takes."""
    store = tmp_path_factory.mktemp("undisturbed") / "s.duckdb"
    warm = FORKS.Process(target=ingest_all, args=(store.with_name("warm.duckdb"), inputs[:1]))
    warm.start()
    warm.join()
    began = time.monotonic()
    child = FORKS.Process(target=ingest_all, args=(store, inputs))
    child.start()
    child.join()
    assert child.exitcode == 0
    return told(store), time.monotonic() - began


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_run_after_a_kill_ends_as_if_it_had_not_been(
    seed: int, tmp_path: Path, inputs: list[Path], undisturbed: tuple[dict[str, list[str]], float]
):
    expected, seconds = undisturbed
    store = tmp_path / "s.duckdb"
    moments = random.Random(seed)
    for _ in range(moments.choice((1, 1, 2))):
        child = FORKS.Process(target=ingest_all, args=(store, inputs))
        child.start()
        time.sleep(moments.uniform(0, 1.05 * seconds))
        if child.is_alive():
            os.kill(child.pid, signal.SIGKILL)
        child.join()
        if store.exists():  # readers see what was published whole, or nothing
            assert set(told(store)["article"]) <= set(expected["article"])
    ingest_all(store, inputs)
    assert told(store) == expected
    left = sorted(p.name for p in (tmp_path / "s.duckdb.d" / "landing").iterdir())
    assert left == []
    archive = Archive(tmp_path / "s.duckdb.d" / "archive")
    with duckdb.connect(str(store), read_only=True) as db:
        for (sha256,) in db.execute("select distinct sha256 from version").fetchall():
            assert archive.get(sha256)
