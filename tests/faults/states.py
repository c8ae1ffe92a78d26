"""What stores hold, to be compared: all that readers see, and what no store may keep of a run that was killed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dateline.connectors.archive import Archive
from dateline.connectors.layout import Layout, wal_of
from tests.laws.harness import OF_THE_STORE, VIEWS

State = dict[str, list[str]]
# When a version came stays known, whatever rules can read it.
OUTLIVES = {"arrival"}
# What lies in FILE.d between two runs.
AT_REST = {"archive", "edits.jsonl", "fetched", "landing", "polling.lock", "store.duckdb", "writer.lock"}


@dataclass(frozen=True, slots=True)
class Held:
    """What a store holds: how many rows of each table, readers' or not, and all that readers see."""

    rows: dict[str, int]
    seen: State

    def lies_between(self, before: Held, after: Held) -> bool:
        """Whether it shows one of two stores and lacks nothing but whole tables, as one does between two migrations.

        Tables come with their migration, and what readers see of them with the views, after the last."""
        return self.seen in (before.seen, after.seen) and self.rows.items() <= after.rows.items()

    @property
    def batches(self) -> int:
        """Those in its ledger."""
        return self.rows["batch"]


def state(db: duckdb.DuckDBPyConnection) -> State:
    """All that readers of a store see, without what only says when this store learnt it."""
    seen = {}
    there = {name for (name,) in db.execute("select view_name from duckdb_views()").fetchall()}
    for view in there.intersection(VIEWS):  # an older store lacks the later ones
        names = [column[0] for column in db.execute(f"select * from {view} limit 0").description]
        columns = ", ".join(f'"{name}"' for name in names if name not in OF_THE_STORE)
        seen[view] = sorted(map(repr, db.execute(f"select {columns} from {view}").fetchall()))
    return seen


def holds(path: Path) -> Held:
    """What a database holds: FILE, or a copy of the writer's."""
    with duckdb.connect(str(path), read_only=not wal_of(path).exists()) as db:
        return Held(_rows(db), state(db))


def _rows(db: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = db.execute("select table_name from duckdb_tables() where not internal").fetchall()
    counts = {name: db.execute(f'select count(*) from "{name}"').fetchall()[0][0] for (name,) in tables}
    # Not what says which migrations a store has had, nor whether it has a table that is empty.
    return {name: count for name, count in counts.items() if count and name != "migration"}


@contextmanager
def committed(store: Path) -> Iterator[Path]:
    """The writer's database as a killed process left it: a copy of it and of its log, so that nothing is put right."""
    database = Layout.of(store).database
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        shutil.copyfile(database, copy)
        if wal_of(database).exists():
            shutil.copyfile(wal_of(database), wal_of(copy))
        yield copy


def orphans(store: Path) -> list[str]:
    """What a store keeps that nothing refers to: files, archived bytes, and rows without their version or batch."""
    layout = Layout.of(store)
    left = [str(path) for path in layout.folder.iterdir() if path.name not in AT_REST]
    left += [str(path) for path in store.parent.iterdir() if path not in (layout.file, layout.folder)]
    left += [str(path) for path in layout.landing.iterdir()]
    left += [str(path) for path in layout.archive.rglob("*") if path.is_file() and path.suffix != ".gz"]
    with duckdb.connect(str(store), read_only=True) as db:
        named = {digest for (digest,) in db.execute("select sha256 from input where sha256 is not null").fetchall()}
        left += [f"archived {digest}" for digest in Archive(layout.archive).hashes() if digest not in named]
        return left + list(_rows_alone(db))


def _rows_alone(db: duckdb.DuckDBPyConnection) -> Iterator[str]:
    refers = "select table_name, column_name from duckdb_columns() where not internal and column_name = $column"
    tables = "and table_name in (select table_name from duckdb_tables())"
    for column, home in (("version_id", "version"), ("batch", "batch")):
        for table, name in db.execute(f"{refers} {tables}", {"column": column}).fetchall():
            if table in OUTLIVES:
                continue
            alone = f'select count(*) from "{table}" where "{name}" not in (select "{name}" from {home})'
            found = db.execute(alone).fetchone()
            if found and found[0]:
                yield f"{found[0]} rows of {table} without their {home}"


def outcomes(store: Path) -> dict[str, tuple[str, str]]:
    """How each input of the last run ended, and why, by the last part of its address."""
    last = "select run_id from run_log order by started desc, run_id desc limit 1"
    with duckdb.connect(str(store), read_only=True) as db:
        found = db.execute(f"select uri, outcome, reason from input where run_id = ({last})").fetchall()
    return {uri.rsplit("/", 1)[-1]: (outcome, reason) for uri, outcome, reason in found}
