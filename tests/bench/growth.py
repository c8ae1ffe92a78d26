"""What a new article costs a store of 20,000 articles beside one of 1,000: nothing but what is near it may count.

Both stores are of one newsroom, at two times of its life: some thirty articles a day, real ones told by several papers
as if they were of that day, through the real load and Resolve. The same hundred new articles then come to both, as a
poll brings them: known after all that is there. A day is as full in the large store as in the small one. What grows
with it are months and years, and what the same people and places have done: there are some thousand real articles, so
that their names come back for ever.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

import duckdb

from dateline.connectors import migrations
from dateline.connectors.database import connect
from dateline.pipelines.ruleset import ruleset
from dateline.schemas.identity import version_id
from dateline.schemas.records import Reading
from dateline.schemas.source import load
from tests.bench import world
from tests.bench.corpus import Original, cache, originals, stamp
from tests.bench.landings import write
from tests.bench.retell import carried, stated_day, tellings
from tests.bench.stages import Stages

SMALL, LARGE = 1_000, 20_000  # articles
NEW = 100  # articles of one run
DAILY = 30  # articles
BATCH = 1_000  # articles at once while the stores are made
HELD_OUT = 9  # one of so many real articles is in neither store, and among the new
FIRST = date(2027, 1, 1)
# After which the poll comes that brings an article: more than the last telling or correction of what is stored takes.
POLLED = timedelta(days=4)
SEED = 11
ROUNDS = 3  # of both stores in turns, after one that warms up; the best of each counts
MOST = 1.3
# Changes with anything that changes the stores that come of the same articles and rules.
VERSION = 1


def main(corpora: Path) -> None:
    """Prints the CPU time a new article takes to load and resolve in both stores, their ratio, and where it goes."""
    found = originals(corpora)
    held, rest = _parted(found)
    stores = {size: _store(rest, size) for size in (SMALL, LARGE)}
    new = {size: new_articles(held, size) for size in stores}
    best = dict.fromkeys(stores, float("inf"))
    for turn in range(ROUNDS + 1):
        for size, path in stores.items():
            took = _arrive(path, new[size])
            best[size] = min(best[size], took) if turn else best[size]
    for size, path in stores.items():
        print(f"{_contents(path)}: {1000 * best[size] / NEW:6.2f} ms a new article")
    ratio = best[LARGE] / best[SMALL]
    print(f"ratio {ratio:5.2f}  (at most {MOST:g}{'' if ratio <= MOST else ': MISSED'})")
    for size, path in stores.items():
        stages = Stages()
        with stages.timed():
            _arrive(path, new[size])
        print(f"\nwith {size:,} articles\n{stages.table()}")


def articles(found: Sequence[Original], first: date, chance: random.Random) -> Iterator[Reading]:
    """A newsroom's articles from a day on, without end: some thirty a day, most told by several papers."""
    told = 0
    while True:
        original = carried(chance.choice(found).reading, first + timedelta(days=told // DAILY), chance)
        for telling in tellings(original, chance):
            yield telling
            told += 1


def new_articles(held: Sequence[Original], stored: int) -> list[Reading]:
    """The hundred that come to a store of so many articles, of the days after its last."""
    last = FIRST + timedelta(days=stored // DAILY)
    return [_polled(told) for told in islice(articles(held, last, random.Random(SEED + 1)), NEW)]


def _polled(told: Reading) -> Reading:
    seen = (datetime.fromisoformat(told.observed) + POLLED).strftime("%Y-%m-%dT%H:%M:%SZ")
    return replace(told, observed=seen, version_id=version_id(told.article_id, told.sha256, seen))


def _parted(found: Sequence[Original]) -> tuple[list[Original], list[Original]]:
    """The dated articles of which the new ones are made, and those of which the stores are."""
    dated = [o for o in found if stated_day(o.reading)]
    return dated[::HELD_OUT], [o for n, o in enumerate(dated) if n % HELD_OUT]


def _store(rest: Sequence[Original], size: int) -> Path:
    """The file of the newsroom's store with so many articles; made, with the smaller one, where there is none."""
    made = tuple(s.sha256 for s in migrations.scripts("migrations"))
    name = stamp(VERSION, tuple(o.reading.version_id for o in rest), made, ruleset())
    path = cache() / f"growth-{size}-{name}.duckdb"
    if not path.exists():
        for stale in cache().glob("growth-*"):
            if name not in stale.name:
                stale.unlink()
        _grow(rest, cache() / f"growth-{{}}-{name}.duckdb")
    return path


def _grow(rest: Sequence[Original], name: Path) -> None:
    stream = articles(rest, FIRST, random.Random(SEED))
    registry, began = load(), time.monotonic()
    with tempfile.TemporaryDirectory(dir=cache()) as folder:
        file = Path(folder) / "store"
        with _open(file) as db:
            migrations.migrate(db, migrations.scripts("migrations"), 0)
            world.define_stories(db)
        for size in range(BATCH, LARGE + 1, BATCH):
            with _open(file) as db:
                world.take(db, Path(folder), f"grown-{size:05d}", list(islice(stream, BATCH)), registry)
                db.execute("checkpoint")
            shutil.rmtree(Path(folder) / f"grown-{size:05d}-0001")
            if size in (SMALL, LARGE):
                part = Path(folder) / "part"
                shutil.copyfile(file, part)
                part.replace(str(name).format(size))
    print(f"made the stores in {time.monotonic() - began:.0f} s; they are kept in {cache()}\n")


def _arrive(store: Path, new: Sequence[Reading]) -> float:
    """CPU seconds to load and resolve the new articles in a copy of the store, as one run and on one core."""
    registry = load()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store"
        shutil.copyfile(store, file)
        landing = write(Path(folder), "new", world.STARTED, new)
        with _open(file) as db:
            began = time.process_time()
            world.commit(db, landing, registry)
            return time.process_time() - began


def _open(file: Path) -> duckdb.DuckDBPyConnection:
    db = connect(file, 0)
    db.execute("set threads = 1")
    db.execute("set enable_progress_bar = false")
    return db


def _contents(store: Path) -> str:
    with _open(store) as db:
        articles, mentions, events = db.execute(
            "select (select count(distinct article_id) from version), (select count(*) from mention), "
            "(select count(distinct event_id) from event_state where story = 'all' and current)"
        ).fetchall()[0]
    return f"{articles:,} articles, {mentions:,} mentions, {events:,} events"
