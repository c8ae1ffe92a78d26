"""A clock that is set while a run goes on disturbs neither its report nor its readers."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.connectors.store import Writer
from dateline.pipelines import batches, gather, ingest
from dateline.pipelines.ingest import IngestOptions
from dateline.pipelines.report import RunReport
from tests.faults.children import read_here
from tests.pipelines.runs import count_new, read_quickly, rows

NOON = datetime(2030, 6, 1, 12)
YEAR = timedelta(days=365)


class SetClock:
    """Tells a later second each time it is asked, and is set to another day once, at its nth time."""

    def __init__(self, nth: int, by: timedelta) -> None:
        self.asked, self.nth, self.by = 0, nth, by

    def __call__(self) -> datetime:
        self.asked += 1
        return NOON + timedelta(seconds=self.asked) + (self.by if self.asked >= self.nth else timedelta(0))


@pytest.fixture(autouse=True)
def _many_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "read_batch", read_here)
    monkeypatch.setattr(gather, "CHUNK_ITEMS", 1)
    monkeypatch.setattr(gather, "BATCH_DOCUMENTS", 1)


def take(store: Path, articles: Path, clock: SetClock) -> RunReport:
    return ingest.run(IngestOptions((str(articles),), store), clock, read=read_quickly, resolve=count_new)


@pytest.mark.parametrize("nth", range(2, 6))
def test_a_run_whose_clock_was_set_back_never_ends_before_it_began(store: Path, articles: Path, nth: int) -> None:
    done = take(store, articles, SetClock(nth, -YEAR))
    assert (done.total.stored, done.batches) == (2, 2)
    assert done.ended >= done.started
    assert done.seconds >= 0
    assert "in -" not in " ".join(done.lines())
    assert rows(store, "select count(*) from run where ended < started") == [(0,)]
    recorded = [at for (at,) in rows(store, "select recorded from batch order by batch")]
    assert recorded == sorted(set(recorded))


@pytest.mark.parametrize(("by", "published"), [(-YEAR, 1), (YEAR, 1), (timedelta(0), 0)])
def test_readers_of_a_long_run_get_a_snapshot_whichever_way_its_clock_is_set(
    store: Path, articles: Path, by: timedelta, published: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishings, real = [], Writer.publish

    def publish(writer: Writer) -> bool:
        publishings.append(writer)
        return real(writer)

    monkeypatch.setattr(Writer, "publish", publish)
    take(store, articles, SetClock(3, by))
    assert len(publishings) == published + 2  # when the store was opened, and at the end
