"""A store comes back from its export as it was, whole or not at all, and goes on as if it had never been moved."""

from __future__ import annotations

import json
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.connectors import parquet
from dateline.connectors.edits import read, stored
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines import batches, ingest, transfer
from dateline.pipelines.ingest import IngestOptions, Naming
from dateline.pipelines.report import RunReport
from dateline.schemas.edit import Edit, Ground, to_line
from dateline.schemas.errors import DatelineError, StoreError, UsageError
from dateline.schemas.manifest import ARCHIVE, EDITS, MANIFEST, from_json, table_file, to_json
from dateline.schemas.scripts import scripts
from tests.faults.children import Child, read_here
from tests.faults.dying import AT, bring_in, die_at, export
from tests.faults.kills import Point
from tests.pipelines.conftest import LEVEE, Clock
from tests.pipelines.runs import count_new, read_quickly
from tests.releases import RELEASED, Told, address, told, unpack

NOTE = Edit("2030-01-01T00:00:00.000000Z", "A. Editor", "a test", "note", "see page 4")


def take(store: Path, *inputs: Path, prefix: str = "", clock: Clock | None = None) -> RunReport:
    namings = tuple(Naming(str(path), prefix) for path in inputs) if prefix else ()
    options = IngestOptions(tuple(map(str, inputs)), store, addresses=namings)
    return ingest.run(options, clock or Clock(AT))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A store of an earlier release that has gone on living: migrated, with an archive, a reject and an edit."""
    store = unpack(RELEASED[0], tmp_path_factory.mktemp("lived") / "news.duckdb")
    prefix = address(store)
    with open_writer(store):
        pass
    with duckdb.connect(str(store), read_only=True) as db:
        said = db.execute(
            "select v.article_id, v.uri, v.sha256, p.name, m.trigger, p.text[m.char_start + 1 : m.char_end] "
            "from mention m join version v using (version_id) join part p using (version_id, part) order by all"
        ).fetchone()
    article, uri, sha256, part, trigger, quote = said or ()
    edit = replace(NOTE, grounds=(Ground(0, article, uri, sha256, part, quote, trigger),))
    Layout.of(store).edits.write_text(to_line(edit) + "\n", encoding="utf-8")
    (store.parent / "empty.txt").write_text("")
    assert take(store, seeds, prefix=prefix).total.unchanged == 5
    options = IngestOptions((str(store.parent / "empty.txt"),), store)
    assert ingest.run(options, Clock(AT), read=read_quickly, resolve=count_new).total.rejected == 1
    return store


@pytest.fixture(scope="module")
def exported(lived: Path) -> Path:
    folder = lived.with_name("export")
    transfer.export(lived, folder, lambda: AT)
    return folder


@pytest.fixture
def own(exported: Path, tmp_path: Path) -> Path:
    """An export to do damage to."""
    return shutil.copytree(exported, tmp_path / "export")


def archived(store: Path) -> dict[str, bytes]:
    root = Layout.of(store).archive
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.gz")}


def assert_same(store: Path, other: Path) -> None:
    assert told(store) == told(other)
    assert archived(store) == archived(other)
    assert Layout.of(store).edits.read_bytes() == Layout.of(other).edits.read_bytes()


def assert_nothing_beside(*paths: Path) -> None:
    """In the folder there are these, their inputs, and nothing half-made."""
    assert not [path for path in paths[0].parent.iterdir() if path.name.startswith(".")]


def test_a_store_comes_back_row_for_row_with_its_documents_and_edits(lived: Path, exported: Path, store: Path) -> None:
    manifest = transfer.bring_in(exported, store)
    assert_same(lived, store)
    rows = told(lived)
    assert {file.name: file.rows for file in manifest.files} == {
        **{table_file(name): len(held) for name, held in rows.items()},
        ARCHIVE: 6,
        EDITS: 1,
    }
    assert len([name for name, held in rows.items() if held]) > 20  # or this would show little
    assert manifest.lacking == ()
    assert_nothing_beside(store)


def test_an_export_of_the_imported_store_is_the_same_files(exported: Path, store: Path, tmp_path: Path) -> None:
    transfer.bring_in(exported, store)
    again = transfer.export(store, tmp_path / "again", lambda: AT)
    assert to_json(again) == (exported / MANIFEST).read_text(encoding="utf-8")


def test_the_imported_store_goes_on_as_the_exported_one_does(
    lived: Path, exported: Path, tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "read_batch", read_here)
    ours, theirs = tmp_path / "ours.duckdb", tmp_path / "theirs.duckdb"
    shutil.copyfile(lived, ours)
    shutil.copytree(Layout.of(lived).folder, Layout.of(ours).folder)
    transfer.bring_in(exported, theirs)
    news = tmp_path / "levee.txt"
    news.write_text(LEVEE, encoding="utf-8")
    for one in (ours, theirs):
        clock = Clock(AT.replace(year=2031))
        again = take(one, seeds, prefix=address(one), clock=clock)
        assert (again.total.unchanged, again.total.total, again.changed) == (5, 5, 0)
        assert take(one, news, clock=clock).total.stored == 1
    assert_same(ours, theirs)


def test_anybody_can_read_an_export_with_duckdb_alone(exported: Path, lived: Path) -> None:
    with duckdb.connect() as db:
        parts = db.execute(f"select count(*) from '{exported}/tables/part.parquet'").fetchone()
        bodies = db.execute(f"select sha256, sha256(body) from '{exported}/{ARCHIVE}'").fetchall()
    assert parts == (len(told(lived)["part"]),)
    assert [name for name, _ in bodies] == [content for _, content in bodies]


def test_an_export_waits_for_no_writer(lived: Path, exported: Path, tmp_path: Path) -> None:
    with open_writer(lived):
        made = transfer.export(lived, tmp_path / "meanwhile", lambda: AT)
    assert made == from_json((exported / MANIFEST).read_text(encoding="utf-8"), exported)


# What is refused -------------------------------------------------------------------------------------------------


def refusal(folder: Path, store: Path) -> DatelineError:
    with pytest.raises(DatelineError) as refused:
        transfer.bring_in(folder, store)
    assert not store.exists()
    assert not Layout.of(store).folder.exists()
    assert_nothing_beside(store)
    return refused.value


@pytest.mark.parametrize("name", [table_file("event_state"), table_file("migration"), ARCHIVE, EDITS, MANIFEST])
def test_a_damaged_export_is_refused_whatever_was_damaged(own: Path, store: Path, name: str) -> None:
    whole = (own / name).read_bytes()
    middle = len(whole) // 2
    (own / name).write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    assert refusal(own, store).reason == "export-damaged"
    (own / name).write_bytes(whole[: len(whole) // 2])
    assert refusal(own, store).reason == "export-damaged"
    (own / name).unlink()
    assert refusal(own, store).reason == ("not-an-export" if name == MANIFEST else "export-damaged")


def test_an_export_without_one_of_its_tables_is_refused(own: Path, store: Path) -> None:
    manifest = from_json((own / MANIFEST).read_text(encoding="utf-8"), own)
    fewer = tuple(file for file in manifest.files if file.name != table_file("story"))
    (own / MANIFEST).write_text(to_json(replace(manifest, files=fewer)), encoding="utf-8")
    refused = refusal(own, store)
    assert (refused.reason, "does not have the tables" in str(refused)) == ("export-damaged", True)


def test_rows_that_the_schema_does_not_take_are_refused(own: Path, store: Path) -> None:
    name = table_file("run_log")
    with duckdb.connect() as db:
        db.execute(f"create table run_log as select * replace ('guess' as kind) from '{own / name}'")
        rows = parquet.write_table(db, "run_log", own / name)
    manifest = from_json((own / MANIFEST).read_text(encoding="utf-8"), own)
    forged = replace(manifest.files[0], name=name, rows=rows, size=(own / name).stat().st_size)
    forged = replace(forged, sha256=parquet.sha256_of(own / name))
    files = tuple(forged if file.name == name else file for file in manifest.files)
    (own / MANIFEST).write_text(to_json(replace(manifest, files=files)), encoding="utf-8")
    assert "do not fit" in str(refusal(own, store))


def test_a_newer_export_is_refused(own: Path, store: Path) -> None:
    manifest = from_json((own / MANIFEST).read_text(encoding="utf-8"), own)
    newer = replace(manifest, migrations=(*manifest.migrations, "ab" * 32))
    (own / MANIFEST).write_text(to_json(newer), encoding="utf-8")
    refused = refusal(own, store)
    assert (refused.reason, "upgrade Dateline" in str(refused)) == ("newer-export", True)


def test_what_is_no_export_is_refused(tmp_path: Path, store: Path) -> None:
    (tmp_path / "photos").mkdir()
    assert refusal(tmp_path / "photos", store).reason == "not-an-export"
    assert refusal(tmp_path / "nowhere", store).reason == "not-an-export"


@pytest.mark.parametrize("there", ["news.duckdb", "news.duckdb.d"])
def test_nothing_is_imported_over_a_store_or_what_is_left_of_one(exported: Path, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("somebody's")
    with pytest.raises(UsageError, match="is there already"):
        transfer.bring_in(exported, tmp_path / "news.duckdb")
    assert (tmp_path / there).read_text() == "somebody's"
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_nothing_is_exported_over_anything(lived: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    transfer.export(lived, taken, lambda: AT)  # an empty folder is nothing
    before = sorted(path.name for path in taken.iterdir())
    with pytest.raises(UsageError, match="is there already"):
        transfer.export(lived, taken, lambda: AT)
    assert sorted(path.name for path in taken.iterdir()) == before
    assert_nothing_beside(taken)


def test_what_is_forgotten_meanwhile_is_in_no_export(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_writer(store):
        pass
    real = parquet.write_bodies

    def forget_then_write(*arguments: Any) -> Any:
        with open_writer(store) as writer:
            writer.db.execute(
                "insert into erasure values ('e1', $at, 'A. Editor', 'asked for', 'url', 1, 1, 1, $at)", {"at": AT}
            )
        return real(*arguments)

    monkeypatch.setattr(parquet, "write_bodies", forget_then_write)
    with pytest.raises(StoreError, match="export again"):
        transfer.export(store, tmp_path / "export", lambda: AT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.duckdb", "news.duckdb.d"]


def test_what_is_still_to_be_forgotten_is_in_no_export(store: Path, tmp_path: Path) -> None:
    with open_writer(store):
        pass
    Layout.of(store).intention.write_text("{}")
    with pytest.raises(StoreError, match="is being forgotten"):
        transfer.export(store, tmp_path / "export", lambda: AT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.duckdb", "news.duckdb.d"]


def test_documents_that_the_archive_lacks_are_named_and_all_else_is_exported(lived: Path, tmp_path: Path) -> None:
    poor = shutil.copyfile(lived, tmp_path / "poor.duckdb")
    shutil.copytree(Layout.of(lived).folder, Layout.of(poor).folder)
    gone = sorted(Layout.of(poor).archive.rglob("*.gz"))[0]
    gone.unlink()
    made = transfer.export(poor, tmp_path / "export", lambda: AT)
    assert made.lacking == (gone.stem,)
    assert transfer.bring_in(tmp_path / "export", tmp_path / "again.duckdb") == made
    assert_same(poor, tmp_path / "again.duckdb")


def test_the_decisions_of_a_file_without_its_folder_are_exported_from_its_tables(lived: Path, tmp_path: Path) -> None:
    alone = shutil.copyfile(lived, tmp_path / "alone.duckdb")
    with closing(open_reader(alone)) as db:
        decisions = stored(db)
    made = transfer.export(alone, tmp_path / "export", lambda: AT)
    assert made.rows(EDITS) == len(decisions) > 0
    assert read(tmp_path / "export" / EDITS) == decisions


def test_nothing_is_exported_into_the_folder_of_the_writer(store: Path) -> None:
    with open_writer(store):
        pass
    with pytest.raises(UsageError, match="writer's alone"):
        transfer.export(store, Layout.of(store).folder / "export", lambda: AT)


# Older exports ---------------------------------------------------------------------------------------------------


def without_days(rows: Told) -> Told:
    """The rows, but for the day on which a migration was applied here."""
    return {**rows, "migration": [row.split(" applied=")[0] for row in rows["migration"]]}


@pytest.mark.parametrize("schema", RELEASED)
def test_an_export_of_an_older_schema_is_migrated_as_the_store_is(schema: int, tmp_path: Path) -> None:
    old = unpack(schema, tmp_path / "old.duckdb")
    folder = tmp_path / "export"
    (folder / "tables").mkdir(parents=True)
    with closing(duckdb.connect(str(old), read_only=True)) as db:
        manifest = transfer.write(db, Layout.of(old), folder, lambda: AT)
    assert manifest.schema == schema
    transfer.bring_in(folder, tmp_path / "new.duckdb")
    with open_writer(old):
        pass
    assert without_days(told(tmp_path / "new.duckdb")) == without_days(told(old))
    assert len(told(old)["migration"]) == len(scripts("migrations"))


# Killed, and without room ----------------------------------------------------------------------------------------


@pytest.fixture
def killed() -> Iterator[Callable[..., int]]:
    """Runs some work in a process that dies at a moment of it, and gives how that ended."""
    children: list[Child] = []

    def run(*arguments: object) -> int:
        children.append(Child(die_at, *arguments))
        return children[-1].ended()

    yield run
    for child in children:
        child.kill()


@pytest.mark.parametrize(
    "point",
    [
        Point("dateline.connectors.parquet:write_table"),
        Point("dateline.connectors.parquet:write_bodies", after=True),
        Point("dateline.pipelines.transfer:sync", after=True),
    ],
)
def test_a_killed_export_leaves_nothing_and_the_next_one_is_whole(
    lived: Path, exported: Path, tmp_path: Path, killed: Callable[..., int], point: Point
) -> None:
    folder = tmp_path / "tuesday"
    assert killed(point, export, lived, tmp_path / "monday") == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == [".news.duckdb.export.making"]
    transfer.export(lived, folder, lambda: AT)
    assert (folder / MANIFEST).read_bytes() == (exported / MANIFEST).read_bytes()
    assert_nothing_beside(folder)


@pytest.mark.parametrize(
    "point",
    [
        Point("dateline.connectors.parquet:read_table", after=True),
        Point("dateline.connectors.parquet:read_bodies", after=True),
        Point("dateline.connectors.snapshot:publish", after=True),
    ],
)
def test_a_killed_import_leaves_no_store_and_the_next_one_is_whole(
    lived: Path, exported: Path, store: Path, killed: Callable[..., int], point: Point
) -> None:
    assert killed(point, bring_in, exported, store) == -signal.SIGKILL
    assert not store.exists()
    assert not Layout.of(store).folder.exists()
    transfer.bring_in(exported, store)
    assert_same(lived, store)
    assert_nothing_beside(store)


def test_an_import_that_was_killed_before_it_published_is_published_by_any_writer(
    lived: Path, exported: Path, store: Path, killed: Callable[..., int]
) -> None:
    assert killed(Point("pathlib:Path.rename", after=True), bring_in, exported, store) == -signal.SIGKILL
    assert not store.exists()
    with open_writer(store):
        pass
    assert_same(lived, store)
    assert_nothing_beside(store)


def test_what_a_killed_import_left_is_cleared_by_whoever_makes_another_store_there(
    exported: Path, store: Path, killed: Callable[..., int]
) -> None:
    at_the_bodies = Point("dateline.connectors.parquet:read_bodies")
    assert killed(at_the_bodies, bring_in, exported, store) == -signal.SIGKILL
    assert [path.name for path in store.parent.iterdir()] == [".news.duckdb.making"]
    with open_writer(store):
        pass
    assert_nothing_beside(store)


def test_a_disk_without_room_is_said_so_and_nothing_is_left(
    lived: Path, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    found = []
    for work, where in ((export, (lived, tmp_path / "export")), (bring_in, (exported, tmp_path / "new.duckdb"))):
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        try:
            with pytest.raises(StoreError) as refused:
                work(*where)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        found.append(refused.value.reason)
    assert found == ["disk-full", "disk-full"]
    assert list(tmp_path.iterdir()) == []


def test_two_exports_into_one_folder_do_not_mix(lived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = parquet.write_bodies

    def meanwhile(*arguments: Any) -> Any:
        with pytest.raises(StoreError) as refused:
            transfer.export(lived, tmp_path / "export", lambda: AT)
        assert (refused.value.reason, refused.value.exit_code) == ("store-busy", 4)
        return real(*arguments)

    monkeypatch.setattr(parquet, "write_bodies", meanwhile)
    transfer.export(lived, tmp_path / "export", lambda: AT)
    assert json.loads((tmp_path / "export" / MANIFEST).read_text())["format"] == 1


def test_a_folder_is_made_in_one_that_is_there(lived: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="make it first"):
        transfer.export(lived, tmp_path / "no" / "such" / "export", lambda: AT)
    assert list(tmp_path.iterdir()) == []
