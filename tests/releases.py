"""Small stores as released Datelines left them, one for each schema: ``tests/data/stores/NNNN.duckdb.gz``."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import duckdb

STORES = Path(__file__).parent / "data" / "stores"
RELEASED = tuple(sorted(int(file.name.split(".")[0]) for file in STORES.glob("*.duckdb.gz")))
Told = dict[str, list[str]]

# Filled by a migration's `select distinct`, which promises no order: a store made of an export may have another.
UNORDERED = {"version_place"}


def unpack(schema: int, store: Path) -> Path:
    """Puts the released store of a schema at a path: FILE alone, as if it had been moved without its folder."""
    with gzip.open(STORES / f"{schema:04d}.duckdb.gz") as packed, store.open("wb") as file:
        shutil.copyfileobj(packed, file)
    return store


def address(store: Path) -> str:
    """What stands before the file names of the seed articles in a store's addresses, slash included."""
    with duckdb.connect(str(store), read_only=True) as db:
        found = db.execute("select uri from version limit 1").fetchone()
    assert found
    return str(found[0]).rsplit("/", 1)[0] + "/"


def told(store: Path) -> Told:
    """Every row of every table but the hash of the views, in its order where it has one, each as ``column=value``."""
    with duckdb.connect(str(store), read_only=True) as db:
        names = [n for (n,) in db.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        found = {}
        for name in names:
            table = db.table(name)
            columns = table.columns
            found[name] = [
                " ".join(f"{c}={v!r}" for c, v in zip(columns, row, strict=True)) for row in table.fetchall()
            ]
            if name in UNORDERED:
                found[name].sort()
    del found["surface"]
    return found
