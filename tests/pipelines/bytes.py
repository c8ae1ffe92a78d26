"""Looks for words in every byte that a store has: raw, inside gzip, inside Parquet and in every string of DuckDB."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from dateline.connectors.layout import Layout


def places(store: Path, *needles: str) -> list[str]:
    """Where one of the needles stands, letter case aside: file names, and tables and columns of databases."""
    wanted = [needle.casefold() for needle in needles]
    return [
        where
        for file in _files(store)
        for where, text in _texts(file)
        if any(needle in text.casefold() for needle in wanted)
    ]


def _files(store: Path) -> Iterator[Path]:
    layout = Layout.of(store)
    yield from (path for path in store.parent.iterdir() if path.is_file())
    yield from (path for path in layout.folder.rglob("*") if path.is_file())


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    body = file.read_bytes()
    yield str(file), file.name
    yield str(file), body.decode("utf-8", "replace")
    if file.suffix == ".gz":
        yield f"{file} unpacked", gzip.decompress(body).decode("utf-8", "replace")
    if file.suffix == ".parquet":
        yield f"{file} rows", str(pq.read_table(file).to_pylist())
    if body[8:12] == b"DUCK":
        yield from _rows(file)


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    with duckdb.connect(":memory:") as db:
        db.execute(f"attach '{file}' as store (read_only)")
        tables = db.execute(
            "select table_name, column_name from duckdb_columns() where database_name = 'store' and not internal "
            "and table_name in (select table_name from duckdb_tables() where database_name = 'store')"
        ).fetchall()
        for table, column in tables:
            found = db.execute(f'select distinct "{column}"::varchar from store.{table}').fetchall()
            yield f"{file.name} {table}.{column}", "\n".join(value for (value,) in found if value)
