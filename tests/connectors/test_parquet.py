"""What goes into a Parquet file comes out as it was: every value of every type that a store has, in its order."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.connectors import migrations, parquet
from dateline.connectors.archive import Archive
from dateline.schemas.errors import StoreError

# Every type that a column of the schema has; `test_no_column_is_of_another_type` holds it to that.
TYPES = {
    "VARCHAR": st.text(st.characters(exclude_categories=["Cs"])),
    "VARCHAR[]": st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=4),
    "DOUBLE": st.floats(),
    "DOUBLE[]": st.lists(st.floats(), max_size=4),
    "BIGINT": st.integers(-(2**63), 2**63 - 1),
    "UBIGINT": st.integers(0, 2**64 - 1),
    "INTEGER": st.integers(-(2**31), 2**31 - 1),
    "BOOLEAN": st.booleans(),
    "DATE": st.dates(date(1, 1, 1), date(9999, 12, 31)),
    "BLOB": st.binary(max_size=9),
    "TIMESTAMP": st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999_999)),
}
ROWS = st.lists(st.tuples(*(st.none() | values for values in TYPES.values())), max_size=6)
TABLE = "create table t (" + ", ".join(f'"column {n}" {kind}' for n, kind in enumerate(TYPES)) + ")"


def told(db: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The rows in their order; as text, since no NaN equals another."""
    return [repr(row) for row in db.table(table).fetchall()]


def test_no_column_is_of_another_type() -> None:
    with duckdb.connect() as db:
        migrations.create(db)
        found = db.execute("select distinct data_type from duckdb_columns() c join duckdb_tables() t using (table_oid)")
        assert {kind for (kind,) in found.fetchall()} <= TYPES.keys()


@given(ROWS)
def test_every_value_comes_back_as_it_was(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    file = tmp_path / "t.parquet"
    with duckdb.connect() as db:
        db.execute(TABLE)
        for row in rows:
            db.execute(f"insert into t values ({', '.join('?' * len(TYPES))})", row)
        before = told(db, "t")
        assert parquet.write_table(db, "t", file) == len(rows)
        db.execute("delete from t")
        parquet.read_table(db, "t", file)
        assert told(db, "t") == before


def test_rows_keep_their_order_over_row_groups_of_a_size_that_memory_can_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP_BYTES", 100_000)
    file = tmp_path / "t.parquet"
    with duckdb.connect() as db:
        db.execute("create table t as select (range * 7919) % 50000 as i, md5(range::varchar) as s from range(50000)")
        before = told(db, "t")
        assert parquet.write_table(db, "t", file) == 50_000
        with pq.ParquetFile(file) as stored:
            sizes = [stored.metadata.row_group(n).num_rows for n in range(stored.num_row_groups)]
        assert len(sizes) > 10
        assert max(sizes) <= 2 * parquet.BATCH_ROWS
        db.execute("delete from t")
        parquet.read_table(db, "t", file)
        assert told(db, "t") == before


def test_a_column_that_a_file_lacks_has_its_default(tmp_path: Path) -> None:
    file = tmp_path / "t.parquet"
    with duckdb.connect() as db:
        db.execute("create table t as select 1 as i")
        parquet.write_table(db, "t", file)
        db.execute("create or replace table t (new varchar default 'unknown', i integer)")
        parquet.read_table(db, "t", file)
        assert db.table("t").fetchall() == [("unknown", 1)]


def test_archived_bytes_come_back_under_their_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_BYTES", 1000)
    ours, theirs = Archive(tmp_path / "ours"), Archive(tmp_path / "theirs")
    put = [ours.put(body) for body in (b"", b"\0\xff", b"a levee", b"x" * 5000, b"y" * 700)]
    assert parquet.write_bodies(ours, ours.hashes(), tmp_path / "a.parquet") == (5, ())
    parquet.read_bodies(theirs, tmp_path / "a.parquet")
    assert list(theirs.hashes()) == sorted(put)
    files = [{p.relative_to(a.root): p.read_bytes() for p in a.root.rglob("*.gz")} for a in (ours, theirs)]
    assert files[0] == files[1]


def test_what_an_archive_cannot_give_is_named_and_the_rest_written(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    whole, damaged = archive.put(b"a levee"), archive.put(b"a verdict")
    next(archive.root.rglob(f"{damaged}.gz")).write_bytes(b"no gzip")
    missing = hashlib.sha256(b"never there").hexdigest()
    written, lacking = parquet.write_bodies(archive, [whole, damaged, missing], tmp_path / "a.parquet")
    assert (written, lacking) == (1, (damaged, missing))


def test_bytes_under_the_hash_of_others_are_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    file = tmp_path / "a.parquet"
    parquet.write_bodies(archive, [archive.put(b"a levee")], file)
    forged = pq.read_table(file).set_column(1, "body", [[b"a flood"]])
    pq.write_table(forged, file)
    with pytest.raises(StoreError) as refused:
        parquet.read_bodies(Archive(tmp_path / "other"), file)
    assert refused.value.reason == "export-damaged"
