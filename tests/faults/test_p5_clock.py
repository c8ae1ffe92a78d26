"""P5: a clock that is wrong, and the machine's time zone, change no key, no date and no order of batches."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import duckdb
import pytest

from dateline.pipelines.cli import common
from tests.faults.children import command, without_beam
from tests.faults.states import Held, holds

YEAR = timedelta(days=365)
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Kathmandu")
# The night when New York's clocks went back: 01:30 came twice, and articles of both are an hour apart.
TWICE = (("first", "2016-11-06T01:30:00-04:00", "05:30:00"), ("second", "2016-11-06T01:30:00-05:00", "06:30:00"))


def live_in(zone: str) -> None:
    """Moves this process to another time zone."""
    os.environ["TZ"] = zone
    time.tzset()


def set_clock(by: timedelta) -> None:
    """Sets the clock of this process's commands."""
    common.now = lambda: datetime.now(UTC) + by


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, inputs: Path) -> Held:
    store = tmp_path_factory.mktemp("store") / "news.duckdb"
    assert command("ingest", inputs, "--store", store, before=[without_beam]).code == 3
    return holds(store)


def recorded(store: Path) -> list[datetime]:
    """When each batch was recorded, in their order."""
    with duckdb.connect(str(store), read_only=True) as db:
        return [at for (at,) in db.execute("select recorded from batch order by batch").fetchall()]


@pytest.mark.parametrize("zone", ZONES)
def test_p5_the_machines_zone_changes_nothing(zone: str, store: Path, inputs: Path, undisturbed: Held) -> None:
    earliest = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=5)
    assert command("ingest", inputs, "--store", store, before=[without_beam, partial(live_in, zone)]).code == 3
    assert holds(store) == undisturbed
    assert all(earliest < at < datetime.now(UTC).replace(tzinfo=None) for at in recorded(store))


def test_p5_an_hour_that_came_twice_is_two_hours(store: Path, tmp_path: Path) -> None:
    lines = (
        f'{{"url": "https://a.example/{name}", "published": "{at}", "text": "It rained in Troy on Saturday."}}\n'
        for name, at, _ in TWICE
    )
    (tmp_path / "a.jsonl").write_text("".join(lines))
    there = partial(live_in, "America/New_York")
    assert command("ingest", tmp_path / "a.jsonl", "--store", store, before=[without_beam, there]).code == 0
    with duckdb.connect(str(store), read_only=True) as db:
        found = db.execute("select parse_filename(uri), published_at::time::varchar from article order by 1").fetchall()
    assert found == [(name, utc) for name, _, utc in TWICE]


def test_p5_a_clock_that_jumps_back_and_forth_orders_batches_all_the_same(
    store: Path, inputs: Path, undisturbed: Held, remark: Callable[[str], None]
) -> None:
    articles = sorted(inputs.iterdir())
    jumps = (timedelta(), -YEAR, 10 * YEAR, timedelta(), -10 * YEAR)
    for article, by in zip(articles, jumps, strict=True):
        ended = command("ingest", article, "--store", store, before=[without_beam, partial(set_clock, by)])
        assert ended.code == (3 if "empty" in article.name else 0), ended.said
        assert re.search(r" changed, in \d", ended.said), ended.said  # no run takes less than no time
    told = recorded(store)
    assert told == sorted(set(told))
    assert len(told) == len(articles)
    assert holds(store).seen == undisturbed.seen
    remark(f"clock set {-YEAR.days} and {10 * YEAR.days} days off: {len(told)} batches in order")
