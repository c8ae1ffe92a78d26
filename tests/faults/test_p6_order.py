"""P6: whatever the order, the runs and the workers, the same articles make the same store."""

from __future__ import annotations

import os
import random
from functools import partial
from pathlib import Path

import pytest

from dateline.pipelines import runner
from tests.faults.articles import numbered
from tests.faults.children import command, without_beam
from tests.faults.states import Held, holds

NIGHTLY = os.environ.get("DATELINE_PROFILE") == "nightly"
ORDERS = 30 if NIGHTLY else 3


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory, inputs: Path) -> Held:
    """What one run of all articles makes."""
    store = tmp_path_factory.mktemp("store") / "news.duckdb"
    assert command("ingest", inputs, "--store", store, before=[without_beam]).code == 3
    return holds(store)


@pytest.mark.parametrize("seed", range(ORDERS))
def test_p6_any_order_in_any_number_of_runs_makes_the_same_store(
    seed: int, store: Path, inputs: Path, at_once: Held
) -> None:
    dice, articles = random.Random(seed), sorted(inputs.iterdir())
    dice.shuffle(articles)
    while articles:
        some = [articles.pop() for _ in range(dice.randint(1, len(articles)))]
        assert command("ingest", *some, "--store", store, before=[without_beam]).code in (0, 3)
    assert holds(store).seen == at_once.seen


def share_from(documents: int) -> None:
    """Has batches of this many documents read by worker processes, which are worth their start only for hundreds."""
    runner.PARALLEL_FROM = documents


def test_p6_one_worker_or_several_make_the_same_store(tmp_path: Path, inputs: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(numbered(number))
    held = []
    for workers in (1, 3):
        store = tmp_path / str(workers) / "news.duckdb"
        store.parent.mkdir()
        ended = command(
            "ingest", folder, inputs, "--workers", workers, "--store", store, before=[partial(share_from, 2)]
        )
        assert ended.code == 3, ended.said
        held.append(holds(store))
    assert held[0] == held[1]
    assert held[0].rows["version"] == 12
