"""A year of a newsroom: thirty articles a day through real landings, one batch a day, and what the store grows by.

The articles are real ones retold on their day, so that what Read says of them costs nothing; load, Resolve, ledger and
commit are those of a run.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.connectors import rewrite
from dateline.connectors.layout import Layout
from dateline.connectors.store import Writer, open_writer
from dateline.pipelines.batches import Tools, commit
from dateline.pipelines.resolve.resolve import resolve
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.read import read
from dateline.schemas.records import Reading
from dateline.schemas.source import load
from tests.bench.corpus import Original, originals
from tests.bench.landings import write
from tests.bench.retell import PAPERS, retold, shifted

DAYS = 365
ARTICLES = 30  # a day
MARKS = 5  # times in the year at which the store is measured
FIRST = datetime(2029, 1, 1, tzinfo=UTC)
SEED = 7
# The last stretch may bring so much more a day than the first whole one: enough for chance, too little for a trend.
FLAT = 1.15


def main(corpora: Path) -> None:
    """Prints the bytes that a day of articles takes once the store is compact, stretch by stretch of a year."""
    found = originals(corpora)
    print(f"{DAYS} days of {ARTICLES} articles; bytes of the database after compact")
    with tempfile.TemporaryDirectory() as folder:
        grown = list(_live(Path(folder) / "year.duckdb", found))
    ratio = grown[-1] / grown[1]
    print(f"the last stretch over the second {ratio:5.2f}  (at most {FLAT:g}{'' if ratio <= FLAT else ': MISSED'})")


def day(found: Sequence[Original], date: datetime, chance: random.Random) -> list[Reading]:
    """A day's articles: real ones, each retold once in words of its own, as if they came out on that day."""
    told = []
    for n, original in enumerate(chance.sample(list(found), ARTICLES)):
        uri = f"https://example.org/{date:%Y/%m/%d}/{n}"
        reading = shifted(original.reading, date.date())
        told.append(retold(reading, uri, f"Paper {chance.randrange(PAPERS)}", date + timedelta(minutes=n), chance))
    return told


def _live(file: Path, found: Sequence[Original]) -> Iterator[float]:
    """Lives the year; the bytes a day of each stretch."""
    layout = Layout.of(file)
    chance = random.Random(SEED)
    now = [FIRST]
    tools = Tools(read, resolve, load(), Engine(1, ()), lambda: now[0])
    size, began = 0, time.perf_counter()
    with open_writer(file) as writer:
        for n in range(1, DAYS + 1):
            now[0] = FIRST + timedelta(days=n)
            landing = write(writer.landings, f"day-{n:03d}", now[0].replace(tzinfo=None), day(found, now[0], chance))
            commit(writer.db, landing, tools)
            if n % (DAYS // MARKS) == 0:
                took = (time.perf_counter() - began) / (DAYS // MARKS)
                before, size = size, _compact_size(writer, layout)
                grown = (size - before) / (DAYS // MARKS)
                print(f"day {n:3d} {size / 1e6:7.1f} MB {grown / 1e3:8.1f} kB a day {took:6.2f} s a day", flush=True)
                yield grown
                began = time.perf_counter()


def _compact_size(writer: Writer, layout: Layout) -> int:
    """The bytes of the writer's database, written anew without what no row uses."""
    rewrite.write_anew(writer.db, layout)
    size = layout.fresh.stat().st_size
    rewrite.clear(layout)
    return size
