"""One writer, many readers, and nothing that is not ours is ever touched."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import store as module
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.schemas.errors import StoreBusyError, StoreError

from .conftest import Start

ADD = "insert into story values (?, 'Title', 'text', 'hash', timestamp '2030-01-01')"


def add(path: Path, *names: str) -> None:
    with open_writer(path) as writer:
        for name in names:
            writer.db.execute(ADD, [name])


def stories(path: Path) -> list[str]:
    with open_reader(path) as db:
        return [name for (name,) in db.execute("select name from story order by name").fetchall()]


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder and the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refusal(path: Path) -> StoreError:
    with pytest.raises(StoreError) as refused, open_writer(path, wait=0.2):
        pass
    return refused.value


# ------------------------------------------------------------------------------------------------ making and reading


def test_a_new_store_can_be_read_at_once(store: Path) -> None:
    with open_writer(store):
        assert store.is_file()
        assert stories(store) == []
    layout = Layout.of(store)
    assert sorted(path.name for path in layout.folder.iterdir()) == [
        "archive",
        "landing",
        "store.duckdb",
        "writer.lock",
    ]


def test_what_was_committed_is_published_when_the_writer_closes(store: Path) -> None:
    add(store, "flood")
    assert stories(store) == ["flood"]


def test_readers_see_a_commit_only_once_it_is_published(store: Path) -> None:
    with open_writer(store) as writer:
        writer.db.execute(ADD, ["flood"])
        assert stories(store) == []
        assert writer.publish()
        assert stories(store) == ["flood"]


def test_what_was_not_committed_is_rolled_back(store: Path) -> None:
    def interrupted() -> None:
        with open_writer(store) as writer:
            writer.db.execute(ADD, ["flood"])
            writer.db.begin()
            writer.db.execute(ADD, ["fire"])
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    add(store, "trial")
    assert stories(store) == ["flood", "trial"]


def test_publishing_with_nothing_new_leaves_the_file_alone(store: Path) -> None:
    add(store, "flood")
    before = store.stat()
    with open_writer(store) as writer:
        assert not writer.publish()
    assert store.stat().st_ino == before.st_ino


def test_publishing_inside_a_transaction_is_a_mistake_and_publishes_nothing(store: Path) -> None:
    add(store, "flood")
    with open_writer(store) as writer:
        writer.db.begin()
        writer.db.execute(ADD, ["fire"])
        with pytest.raises(RuntimeError, match="transaction"):
            writer.publish()
        writer.db.rollback()
    assert stories(store) == ["flood"]


def test_an_open_reader_keeps_its_snapshot_and_the_next_one_sees_the_new(store: Path) -> None:
    add(store, "flood")
    with open_reader(store) as old:
        add(store, "fire")
        assert old.execute("select count(*) from story").fetchone() == (1,)
        assert stories(store) == ["fire", "flood"]
        assert old.execute("select count(*) from story").fetchone() == (1,)


def test_an_open_reader_does_not_stop_the_writer_in_its_own_process_or_another(store: Path, start: Start) -> None:
    add(store, "flood")
    reader = start(
        """
        import sys
        from pathlib import Path
        from dateline.connectors.store import open_reader
        db = open_reader(Path(sys.argv[1]))
        print("open", flush=True)
        sys.stdin.readline()
        print(db.execute("select count(*) from story").fetchone()[0])
        """,
        store,
    )
    assert reader.stdout is not None
    reader.stdout.readline()
    add(store, "fire")
    assert reader.communicate("\n")[0] == "1\n"
    assert stories(store) == ["fire", "flood"]


@pytest.mark.parametrize(
    "statement",
    [
        "insert into story values ('x', '', '', '', now()::timestamp)",
        "drop view timeline",
        "copy story to 'stolen.csv'",
        "select * from read_csv('/etc/passwd')",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "set memory_limit = '100GB'",
        "install httpfs",
    ],
)
def test_a_reader_can_change_nothing_and_reach_nothing_else(
    store: Path, statement: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(store, "flood")
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    with open_reader(store) as db, pytest.raises(duckdb.Error):
        db.execute(statement)
    assert files(tmp_path) == before


def test_a_reader_speaks_utc_whatever_the_machine_says(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    add(store, "flood")
    with open_reader(store) as db:
        at = db.execute("select (timestamptz '2017-08-03 23:00:00+00')::timestamp::varchar").fetchone()
    assert at == ("2017-08-03 23:00:00",)


def test_a_python_variable_is_never_a_table(store: Path) -> None:
    add(store, "flood")
    articles = [1, 2, 3]
    with open_reader(store) as db, pytest.raises(duckdb.CatalogException):
        db.execute("select * from articles")
    assert articles == [1, 2, 3]


def test_a_store_behind_a_link_stays_behind_it(tmp_path: Path) -> None:
    link, real = tmp_path / "link.duckdb", tmp_path / "data" / "real.duckdb"
    real.parent.mkdir()
    link.symlink_to(real)
    add(link, "flood")
    assert link.is_symlink()
    assert stories(real) == stories(link) == ["flood"]


def test_the_snapshot_keeps_the_permissions_that_its_owner_gave_it(store: Path) -> None:
    add(store, "flood")
    store.chmod(0o640)
    add(store, "fire")
    assert stat.S_IMODE(store.stat().st_mode) == 0o640


def test_a_quote_in_a_path_is_no_sql(tmp_path: Path) -> None:
    odd = tmp_path / "o'brien; drop.duckdb"
    add(odd, "flood")
    assert stories(odd) == ["flood"]


# ------------------------------------------------------------------------------------------------ copies and leftovers


def test_a_copy_of_the_file_alone_can_be_read_and_written_on_from(store: Path, tmp_path: Path) -> None:
    add(store, "flood")
    copied = tmp_path / "elsewhere.duckdb"
    shutil.copy(store, copied)
    assert stories(copied) == ["flood"]
    add(copied, "fire")
    assert stories(copied) == ["fire", "flood"]
    assert stories(store) == ["flood"]


def test_a_lost_writers_folder_is_made_again_from_the_file(store: Path) -> None:
    add(store, "flood")
    shutil.rmtree(Layout.of(store).folder)
    add(store, "fire")
    assert stories(store) == ["fire", "flood"]


def test_a_lost_file_is_published_again(store: Path) -> None:
    add(store, "flood")
    store.unlink()
    with pytest.raises(StoreError):
        open_reader(store)
    with open_writer(store):
        assert stories(store) == ["flood"]


def test_a_file_that_is_ahead_of_the_writers_folder_is_not_overwritten(store: Path, tmp_path: Path) -> None:
    batch = "insert into batch values (?, ?, 'r', timestamp '2030-01-01', 'rules', 1)"
    with open_writer(store) as writer:
        writer.db.execute(batch, [1, "one"])
    kept = tmp_path / "kept"
    shutil.copytree(Layout.of(store).folder, kept)
    with open_writer(store) as writer:
        writer.db.execute(batch, [2, "two"])
    shutil.rmtree(Layout.of(store).folder)
    kept.rename(Layout.of(store).folder)
    before = files(tmp_path)
    assert refusal(store).reason == "not-our-snapshot"
    assert {k: v for k, v in files(tmp_path).items() if not k.endswith(".lock")} == {
        k: v for k, v in before.items() if not k.endswith(".lock")
    }


def test_what_a_killed_run_left_is_deleted(store: Path) -> None:
    add(store, "flood")
    layout = Layout.of(store)
    unfinished = layout.landing / "r-0001.part"
    unfinished.mkdir()
    (unfinished / "reading-0.parquet").write_bytes(b"half")
    whole = layout.landing / "r-0002"
    whole.mkdir()
    with open_writer(store):
        assert not unfinished.exists()
        assert whole.exists()


def test_a_log_that_lies_beside_the_snapshot_does_not_outlive_it(store: Path, start: Start) -> None:
    add(store, "flood")
    session = start(
        """
        import duckdb, os, sys
        db = duckdb.connect(sys.argv[1])
        db.execute("create table notes as select 1")
        os.kill(os.getpid(), 9)
        """,
        store,
    )
    session.wait()
    assert store.with_name("news.duckdb.wal").exists()
    add(store, "fire")
    assert stories(store) == ["fire", "flood"]
    assert not store.with_name("news.duckdb.wal").exists()


# ------------------------------------------------------------------------------------------------ what is refused


def _text(path: Path) -> None:
    path.write_text("notes on a story\n" * 1000)


def _empty(path: Path) -> None:
    path.touch()


def _headless(path: Path) -> None:
    path.write_bytes(b"\0" * 20_000)


def _truncated(path: Path) -> None:
    add(path, "flood")
    shutil.rmtree(Layout.of(path).folder)
    os.truncate(path, 5000)


def _foreign(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("create table shop (id integer)")


def _foreign_with_migrations(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("create table migration (number integer, name varchar, sha256 varchar)")


def _newer(path: Path) -> None:
    with open_writer(path) as writer:
        writer.db.execute("insert into migration values (9999, '9999_later', 'x', timestamp '2040-01-01')")


def _altered(path: Path) -> None:
    with open_writer(path) as writer:
        writer.db.execute("update migration set sha256 = 'another' where number = 1")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_text, "not-a-store"),
        (_empty, "not-a-store"),
        (_headless, "not-a-store"),
        (_truncated, "unreadable"),
        (_foreign, "not-a-store"),
        (_foreign_with_migrations, "not-a-store"),
        (_newer, "newer-schema"),
        (_altered, "altered-schema"),
    ],
)
def test_what_is_not_our_store_is_refused_and_left_as_it_is(
    store: Path, tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(store)
    before = files(tmp_path)
    assert refusal(store).reason == reason
    with pytest.raises(StoreError) as refused:
        open_reader(store)
    assert refused.value.reason == reason
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("make", "reason"), [(_text, "not-a-store"), (_empty, "not-a-store"), (_foreign, "not-a-store")]
)
def test_a_writers_database_that_is_something_else_is_left_as_it_is(
    store: Path, make: Callable[[Path], None], reason: str
) -> None:
    add(store, "flood")
    database = Layout.of(store).database
    database.unlink()
    make(database)
    before = files(store.parent)
    assert refusal(store).reason == reason
    assert {**files(store.parent), "news.duckdb.d/writer.lock": ""} == {
        **before,
        "news.duckdb.d/writer.lock": "",
    }
    assert stories(store) == ["flood"]


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert refusal(folder).reason == "not-a-store"
    with pytest.raises(StoreError, match="is a folder"):
        open_reader(folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "news.duckdb").reason == "no-folder"
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert refusal(loop).exit_code == 1


def test_a_file_in_the_place_of_the_writers_folder_is_refused(store: Path) -> None:
    Layout.of(store).folder.write_text("mine")
    assert refusal(store).reason == "not-writable"
    assert Layout.of(store).folder.read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(store: Path) -> None:
    store.parent.chmod(0o500)
    try:
        assert refusal(store).reason == "not-writable"
    finally:
        store.parent.chmod(0o700)


def test_a_reader_of_nothing_is_told_how_to_make_a_store(store: Path) -> None:
    with pytest.raises(StoreError, match="`dateline ingest` or `dateline demo`") as refused:
        open_reader(store)
    assert refused.value.reason == "no-store"
    assert not store.exists()


def test_a_reader_of_an_older_schema_is_told_to_bring_it_up_to_date(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "flood")
    ours = module.scripts("migrations")
    later = (*ours, type(ours[0])("9999_later.sql", "create table later (id integer)"))
    monkeypatch.setattr(module, "scripts", lambda folder: later)
    with pytest.raises(StoreError, match="any writing command") as refused:
        open_reader(store)
    assert refused.value.reason == "older-schema"
    add(store, "fire")
    with open_reader(store) as db:
        assert db.execute("select count(*) from later").fetchone() == (0,)
    assert stories(store) == ["fire", "flood"]


# ------------------------------------------------------------------------------------------------ two at once


def test_a_second_writer_is_refused_with_the_name_of_the_first(store: Path, start: Start) -> None:
    other = start(
        """
        import sys, time
        from pathlib import Path
        from dateline.connectors.store import open_writer
        with open_writer(Path(sys.argv[1])):
            print("writing", flush=True)
            time.sleep(60)
        """,
        store,
    )
    assert other.stdout is not None
    other.stdout.readline()
    refused = refusal(store)
    assert isinstance(refused, StoreBusyError)
    assert refused.exit_code == 4
    assert str(other.pid) in str(refused)
    assert stories(store) == []


def test_somebody_who_holds_the_writers_own_file_is_named_and_loses_no_work(store: Path, start: Start) -> None:
    add(store, "flood")
    other = start(
        """
        import duckdb, sys
        db = duckdb.connect(sys.argv[1], read_only=True)
        print("reading", flush=True)
        sys.stdin.readline()
        """,
        Layout.of(store).database,
    )
    assert other.stdout is not None
    other.stdout.readline()
    refused = refusal(store)
    assert refused.exit_code == 4
    assert f"PID {other.pid}" in str(refused)
    other.communicate("\n")
    add(store, "fire")
    assert stories(store) == ["fire", "flood"]
