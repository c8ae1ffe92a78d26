"""Killed anywhere, the store opens again, whole, and goes on (law 6).

Whole commands that are killed, and disks that fill up under them, are in ``tests/faults``.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.schemas.scripts import scripts

from .conftest import Start

# Kills its own process at the nth call of a function, or after it: where a power cut would.
DIE = """
    import os, signal, sys
    from pathlib import Path
    from dateline.connectors import archive, landing, migrations, snapshot, store
    from dateline.connectors.store import open_writer

    def die(owner, name, nth, after=False):
        calls, real = [0], getattr(owner, name)
        def dying(*args, **kwargs):
            calls[0] += 1
            last = calls[0] == nth
            if last and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = real(*args, **kwargs)
            if last:
                os.kill(os.getpid(), signal.SIGKILL)
            return result
        setattr(owner, name, dying)

    path = Path(sys.argv[1])
"""
WRITE = """
    with open_writer(path) as writer:
        writer.db.execute("insert into story values ('fire', '', '', '', timestamp '2030-01-02')")
"""


def stories(path: Path) -> list[str]:
    with open_reader(path) as db:
        return [name for (name,) in db.execute("select name from story order by name").fetchall()]


def add(path: Path, name: str) -> None:
    with open_writer(path) as writer:
        writer.db.execute("insert into story values (?, '', '', '', timestamp '2030-01-01')", [name])


def assert_tidy(path: Path) -> None:
    layout = Layout.of(path)
    assert {p.name for p in layout.folder.iterdir()} == {"archive", "landing", "store.duckdb", "writer.lock"}
    assert {p.name for p in path.parent.iterdir()} == {path.name, layout.folder.name}


@pytest.mark.parametrize(
    "where",
    [
        "die(store, 'connect', 1)",
        "die(store, 'connect', 1, after=True)",
        "die(store, 'connect', 2)",
        "die(migrations, 'resurface', 1)",
        "die(migrations, 'resurface', 1, after=True)",
        "die(migrations, '_make_surface', 1)",
        "die(migrations, '_make_surface', 1, after=True)",
        "die(snapshot, 'install', 1)",
        "die(snapshot, 'install', 1, after=True)",
        "die(snapshot, '_copy', 1)",
        "die(snapshot, '_copy', 1, after=True)",
        "die(snapshot, 'publish', 1, after=True)",
    ],
)
def test_a_store_whose_making_was_killed_is_made_by_the_next_run(store: Path, start: Start, where: str) -> None:
    assert start(f"{DIE}\n    {where}\n{WRITE}", store).wait() == -9
    assert not store.exists() or stories(store) == []
    add(store, "flood")
    assert stories(store) == ["flood"]
    assert_tidy(store)


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("die(store, '_check_database', 1)", False),
        ("die(landing, 'sweep', 1)", False),
        ("die(snapshot, 'publish', 2)", True),
        ("die(snapshot, '_copy', 1)", True),
        ("die(snapshot, '_copy', 1, after=True)", True),
        ("die(snapshot, 'fsync', 1)", True),
        ("die(snapshot, 'publish', 2, after=True)", True),
    ],
)
def test_what_was_committed_before_a_kill_is_published_by_the_next_opening(
    store: Path, start: Start, where: str, kept: bool
) -> None:
    add(store, "flood")
    assert start(f"{DIE}\n    {where}\n{WRITE}", store).wait() == -9
    assert stories(store) in (["flood"], ["fire", "flood"])
    with open_writer(store):
        pass
    assert stories(store) == (["fire", "flood"] if kept else ["flood"])
    assert_tidy(store)


def test_a_kill_while_the_snapshot_is_half_copied_leaves_the_old_one(store: Path, start: Start) -> None:
    add(store, "flood")
    half = """
    def half(source, target, size):
        target.write(source.read(20_000))
        target.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    snapshot.shutil.copyfileobj = half
    """
    assert start(f"{DIE}{half}{WRITE}", store).wait() == -9
    assert stories(store) == ["flood"]
    with open_writer(store):
        pass
    assert stories(store) == ["fire", "flood"]
    assert_tidy(store)


LATER = """
    from dateline.schemas.scripts import Script
    ours = store.scripts("migrations")
    later = Script("9999_later.sql", "create table later as select * from range(100000)")
    store.scripts = lambda folder: (*ours, later)
"""
# The hash of a migration is taken after its text has run and before the commit; the check before takes it, too.
IN_THE_MIDDLE = """
    migrations.check = lambda *known: len(ours)
    Script.sha256 = property(lambda script: os.kill(os.getpid(), signal.SIGKILL))
"""
AFTER_IT = """
    die(migrations, "resurface", 1)
"""


@pytest.mark.parametrize(("where", "done"), [(IN_THE_MIDDLE, False), (AFTER_IT, True)])
def test_a_migration_that_was_killed_is_made_once_and_whole(store: Path, start: Start, where: str, done: bool) -> None:
    add(store, "flood")
    assert start(DIE + LATER + where + WRITE, store).wait() == -9
    ours = len(scripts("migrations"))
    with duckdb.connect(str(Layout.of(store).database)) as db:
        assert db.execute("select count(*) from migration").fetchone() == (ours + done,)
        assert db.execute("select count(*) from duckdb_tables() where table_name = 'later'").fetchone() == (done,)
    assert start(DIE + LATER + WRITE, store).wait() == 0
    with duckdb.connect(str(store)) as db:
        assert db.execute("select count(*) from migration").fetchone() == (ours + 1,)
        assert db.execute("select count(*) from later").fetchone() == (100_000,)
        assert db.execute("select name from story order by name").fetchall() == [("fire",), ("flood",)]


def test_a_full_disk_is_said_so_and_what_was_committed_is_kept(store: Path, start: Start) -> None:
    add(store, "flood")
    full = start(
        """
        import resource, sys
        from pathlib import Path
        from dateline.connectors.store import open_writer
        from dateline.schemas.errors import StoreError
        path = Path(sys.argv[1])
        try:
            with open_writer(path) as writer:
                writer.db.execute("insert into story values ('fire', '', '', '', timestamp '2030-01-02')")
                room = path.stat().st_size + 100_000
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
                writer.db.execute("insert into fingerprint select 'v', hash(range) % 1000000007 from range(3000000)")
        except StoreError as error:
            print(error.reason)
            sys.exit(error.exit_code)
        """,
        store,
    )
    said, trouble = full.communicate()
    assert (said.strip(), full.returncode) == ("disk-full", 1), trouble
    assert stories(store) == ["flood"]
    with open_writer(store):
        pass
    assert stories(store) == ["fire", "flood"]
    with open_reader(store) as db:
        assert db.execute("select count(*) from fingerprint").fetchone() == (0,)


def test_no_room_for_the_snapshot_leaves_the_old_one_and_publishes_later(store: Path, start: Start) -> None:
    add(store, "flood")
    full = start(
        DIE
        + """
    from dateline.schemas.errors import StoreError
    def full(source, target, size):
        raise OSError(28, "No space left on device")
    with open_writer(path) as writer:
        snapshot.shutil.copyfileobj = full
        writer.db.execute("insert into story values ('fire', '', '', '', timestamp '2030-01-02')")
        try:
            writer.publish()
        except StoreError as error:
            print(error.reason, writer.db.execute("select count(*) from story").fetchone()[0], flush=True)
        sys.exit(1)
    """,
        store,
    )
    assert full.communicate()[0] == "disk-full 2\n"
    assert stories(store) == ["flood"]
    with open_writer(store):
        pass
    assert stories(store) == ["fire", "flood"]
    assert_tidy(store)
