"""The schema is brought forward once, and the views are always those of the program."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dateline.connectors import migrations
from dateline.connectors.store import open_writer
from dateline.schemas.scripts import Script, scripts, surface


@pytest.fixture
def db() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    migrations.create(made)
    return made


def made_at(path: Path) -> list[str]:
    with open_writer(path) as writer:
        return [sql for (sql,) in writer.db.execute("select sql from duckdb_views() where not internal").fetchall()]


def test_migrations_are_numbered_without_gaps() -> None:
    assert [script.number for script in scripts("migrations")] == list(range(1, len(scripts("migrations")) + 1))


def test_each_migration_is_noted_with_the_hash_of_its_text(db: duckdb.DuckDBPyConnection) -> None:
    noted = db.execute("select number, name, sha256 from migration order by number").fetchall()
    assert noted == [(s.number, s.name, s.sha256) for s in scripts("migrations")]


def test_rows_of_before_the_keys_are_found_by_them() -> None:
    before = duckdb.connect()
    migrations.migrate(before, scripts("migrations")[:8], 0)
    before.execute(
        "insert into anchored by name select 'v1' as version_id, 'm1' as mention_id, '2030-01-01/2030-01-01' as block, "
        "'2030-01-01' as edtf, 'day' as granularity, '2030-01-01' as value, timestamp '2030-01-02' as recorded_from"
    )
    migrations.migrate(before, scripts("migrations"), 8)
    found = "from anchored where mention_key = md5_number_lower('v1 m1') and version_key = md5_number_lower('v1')"
    assert before.execute(f"select block_key = md5_number_lower(block) {found}").fetchall() == [(True,)]


def test_views_are_left_alone_while_their_text_is_the_same(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("create view probe as select 1")
    migrations.resurface(db)
    assert db.execute("select * from probe").fetchone() == (1,)


def test_views_and_macros_are_made_again_when_their_text_changed_and_old_ones_go(
    db: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.execute("create view gone as select 1")
    db.execute("create macro gone_too(x) as x + 1")
    db.execute("create macro gone_as_well(x) as table select x")
    changed = (*surface(), Script("99_extra.sql", "create view extra as select 2 as two"))
    monkeypatch.setattr(migrations, "surface", lambda: changed)
    migrations.resurface(db)
    assert db.execute("select two from extra").fetchone() == (2,)
    assert db.execute("select count(*) from timeline_as_of('all', timestamp '2030-01-01')").fetchone() == (0,)
    for statement in ("from gone", "select gone_too(1)", "from gone_as_well(1)"):
        with pytest.raises(duckdb.CatalogException):
            db.execute(statement)


def test_a_view_that_cannot_be_made_leaves_all_the_old_ones(
    db: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = (*surface(), Script("99_extra.sql", "create view extra as select nonsense from nowhere"))
    monkeypatch.setattr(migrations, "surface", lambda: changed)
    with pytest.raises(duckdb.Error):
        migrations.resurface(db)
    db.rollback()
    assert db.execute("select count(*) from timeline").fetchone() == (0,)


def test_opening_again_makes_nothing_again(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    first = made_at(path)
    inode = path.stat().st_ino
    assert made_at(path) == first
    assert path.stat().st_ino == inode
