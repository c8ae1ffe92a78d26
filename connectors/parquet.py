"""Tables and archived bytes as Parquet files, streamed: no more than a row group of either is held at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.connectors.archive import Archive
from dateline.schemas.errors import StoreError
from dateline.schemas.inputs import MEBIBYTE

# Parquet's readers and writers hold a row group at once. This one has a million mentions' ids, or 10,000 articles.
GROUP_BYTES = 32 * MEBIBYTE
BATCH_ROWS = 2048  # DuckDB's vector, the least that it hands over: 2048 long articles are some 20 MiB
COMPRESSION: Literal["zstd"] = "zstd"
_FIELDS: list[pa.Field[Any]] = [pa.field("sha256", pa.string()), pa.field("body", pa.binary())]
BODIES = pa.schema(_FIELDS)


def write_table(db: duckdb.DuckDBPyConnection, table: str, file: Path) -> int:
    """Writes a table's rows in their order, and gives their number. No other statement may run meanwhile on `db`."""
    reader = db.table(table).to_arrow_reader(BATCH_ROWS)
    with pq.ParquetWriter(file, reader.schema, compression=COMPRESSION) as writer:
        return _write(writer, reader)


def read_table(db: duckdb.DuckDBPyConnection, table: str, file: Path) -> None:
    """Puts a file's rows into a table, each value into the column of its name; a column that lacks has its default."""
    db.execute(f'insert into "{table}" by name select * from read_parquet($file)', {"file": str(file)})  # noqa: S608


def write_bodies(archive: Archive, wanted: Iterable[str], file: Path) -> tuple[int, tuple[str, ...]]:
    """Writes archived bytes with their hashes, and gives their number and the hashes that the archive could not give:
    it lacks them, or holds other bytes there.
    """
    lacking: list[str] = []
    # Neither repeats, and the bounds of bodies would put whole articles into the file's index.
    with pq.ParquetWriter(
        file, BODIES, compression=COMPRESSION, use_dictionary=False, write_statistics=["sha256"]
    ) as writer:
        return _write(writer, _bodies(archive, wanted, lacking)), tuple(lacking)


def read_bodies(archive: Archive, file: Path) -> None:
    """Archives what `write_bodies` wrote. Not yet safe against a power cut: `Archive.sync` makes it so.

    :raises StoreError: ``export-damaged``: bytes that are not those of their hash
    """
    with pq.ParquetFile(file) as stored:
        for number in range(stored.num_row_groups):
            group = stored.read_row_group(number)
            for sha256, body in zip(group["sha256"], group["body"], strict=True):
                if archive.put(body.as_py()) != sha256.as_py():
                    raise StoreError("export-damaged", str(file), f"holds other bytes under {sha256.as_py()}")


def sha256_of(file: Path) -> str:
    """The hash of a file's content."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _bodies(archive: Archive, wanted: Iterable[str], lacking: list[str]) -> Iterator[pa.RecordBatch]:
    for sha256 in wanted:
        try:
            body = archive.get(sha256)
        except StoreError:
            lacking.append(sha256)
        else:
            yield pa.record_batch([pa.array([sha256]), pa.array([body])], schema=BODIES)


def _write(writer: pq.ParquetWriter, batches: Iterable[pa.RecordBatch]) -> int:
    rows = 0
    for group in _groups(batches):
        writer.write_table(group, row_group_size=group.num_rows)
        rows += group.num_rows
    return rows


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Batches some at a time, until they fill a row group; the last one may be small, and none is empty."""
    held: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        held.append(batch)
        size += batch.nbytes
        if size >= GROUP_BYTES:
            yield pa.Table.from_batches(held)
            held, size = [], 0
    if sum(batch.num_rows for batch in held):
        yield pa.Table.from_batches(held)
