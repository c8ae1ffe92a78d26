"""A world: some thousand articles resampled from the real ones, in a store that the real load and Resolve made."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from dateline.connectors import landing, migrations
from dateline.connectors.database import connect
from dateline.pipelines.resolve.resolve import resolve
from dateline.pipelines.stories import defined
from dateline.schemas.records import Reading
from dateline.schemas.source import Registry, load
from dateline.schemas.story import fingerprint
from tests.bench.corpus import Original
from tests.bench.landings import write
from tests.bench.retell import tellings

STARTED = datetime(2030, 1, 1)
BATCHES = 12  # of a world, in known order, so that it has a recorded history too
SEED = 3
# The stories of the corpora, with the names that their articles use.
STORIES = {
    "sanctuary": ["sanctuary city", "sanctuary cities"],
    "libya": ["Libya"],
    "flu": ["H1N1"],
    "jackson": ["Jackson"],
}


def definition(story: str, names: Sequence[str]) -> str:
    """A story's definition in TOML."""
    listed = ", ".join(f'"{name}"' for name in names)
    return f'name = "{story}"\ntitle = "{story}"\nphrases = [{listed}]\n'


def make(path: Path, originals: Sequence[Original]) -> None:
    """Makes a world's store at a path where there is none."""
    chance = random.Random(SEED)
    readings = sorted(
        (told for o in originals for told in tellings(o.reading, chance)),
        key=lambda r: (r.observed or "~", r.version_id),
    )
    db = connect(path, 0)
    try:
        db.execute("set TimeZone = 'UTC'")
        migrations.migrate(db, migrations.scripts("migrations"), 0)
        define_stories(db)
        registry = load()
        size = -(-len(readings) // BATCHES)
        with tempfile.TemporaryDirectory() as folder:
            for n in range(BATCHES):
                take(db, Path(folder), f"world-{n:02d}", readings[n * size : (n + 1) * size], registry)
        db.execute("checkpoint")
    finally:
        db.close()


def take(db: duckdb.DuckDBPyConnection, folder: Path, run: str, readings: Sequence[Reading], registry: Registry) -> int:
    """One batch, landed and committed as a run does it; how many rows it changed."""
    return commit(db, write(folder, run, STARTED, readings), registry)


def commit(db: duckdb.DuckDBPyConnection, path: Path, registry: Registry) -> int:
    """What a run does with a landing, a day after the batch before; how many rows it changed."""
    batch, recorded = landing.next_batch(db, STARTED)
    recorded += timedelta(days=1)
    db.begin()
    landing.load(db, path, batch, recorded)
    changed = resolve(db, batch, recorded, defined(db), registry)
    landing.enter(db, landing.describe(path), batch, recorded, changed)
    db.commit()
    return changed


def define_stories(db: duckdb.DuckDBPyConnection) -> None:
    """Gives a store without stories those of the corpora."""
    for story, names in STORIES.items():
        text = definition(story, names)
        db.execute(
            "insert into story values ($name, $name, $text, $sha256, $at)",
            {"name": story, "text": text, "sha256": fingerprint(text), "at": STARTED},
        )
