"""Polled through days of news, corrections, withdrawals and outages, a store holds what was served, nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.pipelines.polling.account import account, articles, live, one_shot
from tests.pipelines.polling.month import DAY, HOUR, START, Month, Outage, publisher

pytestmark = pytest.mark.usefixtures("quickly")

DAYS = 2


def stamps(a_day: int, hours: int = 24) -> list[datetime]:
    """Items spread over the first hours of a day."""
    return [START + HOUR * hours * n / a_day for n in range(a_day + 1)]


def test_polled_by_its_rhythm_a_store_holds_what_one_look_at_everything_would_have_given(tmp_path: Path) -> None:
    until = START + DAYS * DAY
    chance = random.Random(4)
    down = Outage(START + 12 * HOUR, START + 20 * HOUR, "server-error", 503)
    without_pages = Outage(START + 26 * HOUR, START + 36 * HOUR, "not-found", 404, is_of_pages=True)
    month = Month(
        publishers=(
            replace(publisher("wire.example", stamps(16), 30, False, until, chance), outages=(down,)),
            replace(publisher("daily.example", stamps(8, 10), 10, False, until, chance), outages=(without_pages,)),
            publisher("essays.example", stamps(2), 10, True, until, chance),
            publisher("village.example", [START - 90 * DAY, START], 5, False, until, chance),
        )
    )
    asked = live(month, until, tmp_path / "polled.duckdb", timedelta(hours=16))
    found = account(month, until, asked)
    one_shot(month, found.seen, tmp_path / "once.duckdb", tmp_path / "everything.jsonl")
    polled = articles(tmp_path / "polled.duckdb")
    assert polled == articles(tmp_path / "once.duckdb")
    assert polled.keys() == found.seen
    assert (found.lost, found.stale) == (frozenset(), frozenset())
    assert len(found.seen) > 60
    assert found.feeds.requests <= found.fixed.requests / 4
