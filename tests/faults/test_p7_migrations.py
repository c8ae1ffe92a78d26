"""P7: stores of every schema that was released are brought forward once, whole; newer ones are left alone."""

from __future__ import annotations

import hashlib
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines import batches, ingest, rebuild
from dateline.pipelines.ingest import IngestOptions, Naming
from dateline.pipelines.rebuild import RebuildOptions
from dateline.pipelines.report import RunReport
from dateline.pipelines.stories import add
from dateline.schemas.scripts import scripts
from dateline.schemas.source import load
from tests.faults.children import Child, command, read_here
from tests.faults.dying import STEPS, migrate_and_die
from tests.faults.states import AT_REST, committed, state
from tests.releases import RELEASED, Told, address, told, unpack

LATEST = len(scripts("migrations"))
OLDER = tuple(schema for schema in RELEASED if schema < LATEST)


def bring_forward(store: Path) -> None:
    with open_writer(store):
        pass


def unpacked(schema: int, store: Path) -> Path:
    store.parent.mkdir(parents=True, exist_ok=True)
    return unpack(schema, store)


def fingerprints(*places: Path) -> dict[str, str]:
    """The hash of every file there is, but for the lock's, which names who held it last."""
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    held = [file for file in files if file.is_file() and file.name != "writer.lock"]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in held}


def assert_every_row_is_kept(before: Told, after: Told) -> None:
    """Each table has its rows, in their order, each with what it said; columns that are new stand behind."""
    assert before.keys() <= after.keys()
    for table, rows in before.items():
        kept = after[table][: len(rows)] if table == "migration" else after[table]
        assert len(kept) == len(rows), table
        for row, was in zip(kept, rows, strict=True):
            assert row == was or row.startswith(f"{was} "), table


def without_days(rows: Told) -> Told:
    """The rows, but for the day on which a migration was applied here."""
    return {**rows, "migration": [row.split(" applied=")[0] for row in rows["migration"]]}


# Brought forward -------------------------------------------------------------------------------------------------


def test_p7_there_is_a_store_of_the_first_schema() -> None:
    assert RELEASED[0] == 1


@pytest.mark.parametrize("schema", RELEASED)
def test_p7_a_released_store_is_migrated_once_and_keeps_every_row(
    schema: int, store: Path, tally: Callable[..., None]
) -> None:
    unpacked(schema, store)
    before = told(store)
    bring_forward(store)
    after = told(store)
    assert_every_row_is_kept(before, after)
    assert len(after["migration"]) == LATEST
    brought = fingerprints(store.parent)
    bring_forward(store)
    assert fingerprints(store.parent) == brought
    tally(stores_migrated=1, rows_kept=sum(map(len, before.values())))


@pytest.mark.parametrize("schema", RELEASED)
def test_p7_a_migrated_store_answers_as_it_did_and_every_view_and_macro_answers(schema: int, store: Path) -> None:
    unpacked(schema, store)
    with duckdb.connect(str(store), read_only=True) as db:
        columns = ", ".join(f'"{name}"' for name in db.table("timeline").columns)
        asked = f"select {columns} from timeline order by all"
        before = db.execute(asked).fetchall()
    bring_forward(store)
    with duckdb.connect(str(store), read_only=True) as db:
        assert db.execute(asked).fetchall() == before
        assert before
        for (view,) in db.execute("select view_name from duckdb_views() where not internal").fetchall():
            db.table(view).fetchall()
        assert db.execute("select count(*) from timeline_as_of('all', timestamp '2017-08-04 12:00')").fetchone() != (0,)


@pytest.mark.parametrize("schema", RELEASED)
def test_p7_a_migrated_store_takes_nothing_twice_and_can_be_rebuilt(
    schema: int, store: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "read_batch", read_here)
    unpacked(schema, store)
    stories, prefix = told(store)["story"], address(store)
    again = take(store, seeds, prefix)
    assert (again.total.unchanged, again.total.total, again.changed) == (5, 5, 0)
    done = rebuild.run(RebuildOptions(store, workers=1), ticking())
    assert (done.total.stored, done.exit_code) == (5, 0)
    assert told(store)["story"] == stories
    fresh = store.with_name("fresh.duckdb")
    assert take(fresh, seeds, prefix).total.stored == 5
    with closing(open_reader(store)) as db:  # which say what goes by which name
        definitions = db.execute("select definition, name from story").fetchall()
    for definition, name in definitions:
        add(fresh, definition, name, load(), ticking())
    assert in_all(store) == in_all(fresh)


def take(store: Path, folder: Path, prefix: str) -> RunReport:
    options = IngestOptions((str(folder),), store, workers=1, addresses=(Naming(str(folder), prefix),))
    return ingest.run(options, ticking())


def ticking() -> Callable[[], datetime]:
    """A clock later than any that a released store was made by, which goes on by a second each time."""
    seconds = iter(range(10_000))
    return lambda: datetime(2040, 1, 1) + timedelta(seconds=next(seconds))


def in_all(store: Path) -> dict[str, list[str]]:
    """What readers see in the story that every store has."""
    with duckdb.connect(str(store), read_only=True) as db:
        seen = state(db)
        columns = [name for name in db.table("timeline").columns if name != "recorded"]
        listed = ", ".join(f'"{name}"' for name in columns)
        seen["timeline"] = list(
            map(repr, db.execute(f"select {listed} from timeline where story = 'all' order by all").fetchall())
        )
        del seen["timeline_day"]  # has a row for each story, of which a fresh store has but one
    return seen


# Killed ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", OLDER)
def test_p7_a_migration_killed_at_every_step_in_turn_ends_as_if_it_had_not_been(
    schema: int, store: Path, tally: Callable[..., None]
) -> None:
    unpacked(schema, store)
    before, file = told(store), fingerprints(store)
    undisturbed = unpacked(schema, store.parent.parent / "undisturbed" / store.name)
    bring_forward(undisturbed)
    kills = 0
    for script in scripts("migrations")[schema:]:
        for step in STEPS:
            child = Child(migrate_and_die, store, script, step)
            assert child.ended() == -signal.SIGKILL
            kills += 1
            assert fingerprints(store) == file  # what readers open is what it was
            with committed(store) as database:
                found = told(database)
            assert len(found["migration"]) == script.number - (step != "committed")
            assert_every_row_is_kept(before, found)
    bring_forward(store)
    assert without_days(told(store)) == without_days(told(undisturbed))
    assert {path.name for path in Layout.of(store).folder.iterdir()} <= AT_REST
    tally(kills=kills, lost=0, torn=0)


# Left alone ------------------------------------------------------------------------------------------------------

READERS = (("timeline",), ("sql", "select 1"), ("export", "{beside}"), ("doctor",))
WRITERS = (("init",), ("ingest", "{inputs}"), ("rebuild",), ("story", "remove", "fire"))
# Readers open the snapshot alone. The writer's own database is ahead of it where a newer Dateline was killed.
NEWER = [("snapshot", words) for words in (*READERS, *WRITERS)] + [("database", words) for words in WRITERS[:2]]


def newer(database: Path) -> None:
    """Makes a database one of a Dateline to come."""
    with duckdb.connect(str(database)) as db:
        db.execute("insert into migration values ($number, 'later', 'ab', now()::timestamp)", {"number": LATEST + 1})


@pytest.mark.parametrize(("which", "words"), NEWER, ids=lambda one: one if isinstance(one, str) else one[0])
def test_p7_a_newer_store_is_refused_and_not_a_byte_of_it_changes(
    which: str, words: tuple[str, ...], newest: Path, inputs: Path, tmp_path: Path
) -> None:
    store = tmp_path / newest.name
    shutil.copyfile(newest, store)
    shutil.copytree(Layout.of(newest).folder, Layout.of(store).folder)
    newer(store if which == "snapshot" else Layout.of(store).database)
    before = fingerprints(tmp_path)
    beside = tmp_path / "beside"
    ended = command(*(word.format(inputs=inputs, beside=beside) for word in words), "--store", store)
    assert ended.code == 1
    assert "was written by a newer Dateline" in f"{ended.said} {' '.join(ended.out.split())}"
    assert "upgrade Dateline to use it" in f"{ended.said} {' '.join(ended.out.split())}"
    assert fingerprints(tmp_path) == before


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("newest") / "news.duckdb"
    bring_forward(store)
    return store


@pytest.mark.parametrize("schema", OLDER)
def test_p7_readers_of_an_older_store_say_what_brings_it_up_to_date_and_change_nothing(
    schema: int, store: Path
) -> None:
    unpacked(schema, store)
    before = fingerprints(store.parent)
    refused = command("timeline", "--store", store)
    assert refused.code == 1
    assert "was written by an older Dateline; any writing command brings it up to date" in refused.said
    assert fingerprints(store.parent) == before
    assert command("init", "--store", store).code == 0
    assert command("timeline", "--store", store).code == 0
