"""A compacted store has the same rows in less room; killed anywhere, it is what it was or compact."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.archive import Archive
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_writer
from dateline.pipelines.compact import compact
from dateline.schemas.errors import StoreError
from tests.pipelines.told import clock, take


@pytest.fixture
def store(told_store: Path) -> Path:
    return told_store


def tables(store: Path) -> dict[str, list[str]]:
    """Every row of every table of the published store, sorted."""
    with duckdb.connect(str(store), read_only=True) as db:
        names = [name for (name,) in db.execute("select table_name from duckdb_tables()").fetchall()]
        return {name: sorted(map(repr, db.execute(f"from {name}").fetchall())) for name in names}


def test_compacting_changes_no_row(store: Path) -> None:
    before = tables(store)
    compact(store, clock())
    assert tables(store) == before


def test_a_compacted_store_goes_on_as_before(store: Path, told: Path) -> None:
    compact(store, clock())
    assert take(store, told / "given").total.unchanged == 4
    assert take(store, told / "given").changed == 0


def test_room_that_deleted_rows_took_is_given_back(store: Path) -> None:
    with open_writer(store) as writer:
        # Random words: DuckDB packs what repeats itself to almost nothing.
        writer.db.execute("create table padding as select uuid()::varchar || uuid() as words from range(200_000)")
        writer.db.execute("checkpoint")
        writer.db.execute("drop table padding")
    done = compact(store, clock())
    assert done.after.database < done.before.database
    assert store.stat().st_size == done.after.database


def test_archived_bytes_that_nothing_refers_to_are_dropped_and_all_others_kept(store: Path) -> None:
    archive = Archive(Layout.of(store).archive)
    before = list(archive.hashes())
    orphan = archive.put(b"a killed run archived this, and came no further")
    assert compact(store, clock()).dropped == 1
    assert list(archive.hashes()) == before
    assert orphan == hashlib.sha256(b"a killed run archived this, and came no further").hexdigest()
    assert not archive.has(orphan)


def test_rows_that_are_asked_for_together_lie_together(store: Path) -> None:
    compact(store, clock())
    with duckdb.connect(str(store), read_only=True) as db:
        states = db.execute("select recorded_to is not null, story, event_id from event_state").fetchall()
    assert states == sorted(states)


def test_there_has_to_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store to compact"):
        compact(tmp_path / "none.duckdb", clock())
    assert list(tmp_path.iterdir()) == []
