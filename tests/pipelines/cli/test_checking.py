"""`doctor` finds what is wrong with a store and says what to do; a sound store is well."""

import shutil
import subprocess
import sys
from datetime import datetime

import pytest

from dateline.connectors import lock
from dateline.connectors.archive import Archive
from dateline.connectors.http.journal import Journal, finished, settle
from dateline.schemas.fetched import Fetched
from tests.pipelines.cli import harbour
from tests.releases import RELEASED, unpack

AT = datetime(2026, 3, 4, 5, 6, 7)


@pytest.fixture
def store(tmp_path):
    return harbour.make(tmp_path / "fire.duckdb")


def findings(run, store):
    done = run("doctor", "--store", store, "--format", "jsonl")
    wrong = [row for row in done.rows if not row["well"]]
    assert done.code == (1 if wrong else 0)
    assert all(row["todo"] for row in wrong)
    return done, {row["what"] for row in wrong}


def test_a_fresh_store_is_well(run):
    run("init")
    done = run("doctor")
    assert done.code == 0
    assert done.said == "All is well."
    assert "duckdb" in done.words


def test_articles_of_other_rules_want_a_rebuild(run, store):
    done, wrong = findings(run, store)
    assert wrong == {"Ruleset 0123456789ab read 5 articles and 1 other version, on 1 Jun 2019."}
    assert "dateline rebuild --diff --store" in done.out


def test_articles_without_rules_for_their_language_are_counted_and_are_no_fault(run, store):
    rows = run("doctor", "--store", store, "--format", "jsonl").rows
    (told,) = [row for row in rows if "want of rules" in row["what"]]
    assert told["what"] == "Articles without events, for want of rules for their language: 1 de."
    assert told["well"]


def test_missing_archive_objects_are_counted_and_named(run, store):
    shutil.rmtree(store.parent / "fire.duckdb.d" / "archive" / "aa")
    _, wrong = findings(run, store)
    assert any("1 of 6 objects are not in the archive: aaaa" in what for what in wrong)


def test_damaged_archive_objects_are_found_where_every_one_is_read(run, store):
    archive = Archive(store.parent / "fire.duckdb.d" / "archive")
    done = run("doctor", "--deep", "--store", store, "--format", "jsonl")
    wrong = next(row for row in done.rows if "are damaged" in row["what"])
    assert wrong["what"].startswith("6 of 6 objects in the archive are damaged: 0000")  # made by hand, of no bytes
    assert str(archive.place("0" * 64)) in wrong["todo"]
    assert harbour.COURIER in wrong["todo"]
    assert not any("damaged" in what for what in findings(run, store)[1])


def test_an_archive_that_is_whole_is_well_however_deep_one_looks(run, tmp_path):
    (tmp_path / "flood.txt").write_text("The levee held on May 4, 2016.")
    assert run("ingest", tmp_path / "flood.txt", "--workers", 1).code == 0
    assert "ok The archive has 1 document, all that the store names. `dateline doctor --deep`" in run("doctor").words
    deep = run("doctor", "--deep")
    assert (deep.code, "Each is what came in." in deep.words) == (0, True)


def test_web_archives_of_what_was_fetched_are_counted_and_damage_is_found_where_each_is_read(run, store):
    folder = store.parent / "fire.duckdb.d" / "fetched"
    with Journal(folder, "r1") as kept:
        kept.append(Fetched("https://news.example/a", "https://news.example/a", "", 200, (), b"x" * 999, AT))
    _, wrong = findings(run, store)
    assert any("Killed runs had fetched what is not in the store yet: r1-" in what for what in wrong)
    with lock.hold(folder.with_name("polling.lock"), 0):  # no killed run: it goes on
        assert not any("Killed runs" in what for what in findings(run, store)[1])
    settle(folder, lambda url: True, AT)
    done, wrong = findings(run, store)
    [held] = [row["what"] for row in done.rows if row["what"].startswith("What was fetched is kept in 1 web archive, ")]
    assert held.endswith(f" {finished(folder)[0].stat().st_size} bytes.")
    assert not any("web archive" in what for what in wrong)
    [path] = finished(folder)
    path.write_bytes(path.read_bytes()[:-1])
    deep = run("doctor", "--deep", "--store", store, "--format", "jsonl")
    assert any(row["what"].startswith("1 of 1 web archives are damaged: r1-") for row in deep.rows)


def test_landings_of_killed_runs_are_found(run, store):
    landing = store.parent / "fire.duckdb.d" / "landing"
    (landing / "r9-0001.part").mkdir()
    (landing / "r8-0001").mkdir()
    _, wrong = findings(run, store)
    assert any("Half-written" in what and "r9-0001.part" in what for what in wrong)
    assert any("not in the store yet: r8-0001" in what for what in wrong)


def test_a_snapshot_behind_the_writer_is_found(run, store):
    old = store.read_bytes()
    run("init", "--store", store)
    run("story", "remove", "harbour-fire", "--store", store)
    store.write_bytes(old)
    _, wrong = findings(run, store)
    assert any("is behind" in what for what in wrong)


def test_a_copy_without_the_empty_folder_of_landings_is_well(run, store):
    run("init", "--store", store)
    (store.parent / "fire.duckdb.d" / "landing").rmdir()
    _, wrong = findings(run, store)
    assert not any("anding" in what for what in wrong)


def test_a_damaged_database_of_the_writer_is_found_and_can_be_made_again(run, store):
    run("init", "--store", store)
    database = store.parent / "fire.duckdb.d" / "store.duckdb"
    database.write_bytes(database.read_bytes()[:300_000])
    done, wrong = findings(run, store)
    assert any("store.duckdb: cannot be opened" in what for what in wrong)
    assert f"Move {database} away" in " ".join(row["todo"] for row in done.rows)
    database.rename(store.parent / "away")
    assert run("init", "--store", store).code == 0
    assert not any("cannot be opened" in what for what in findings(run, store)[1])


def test_a_damaged_snapshot_is_found_and_can_be_published_again(run, store):
    run("init", "--store", store)
    store.write_bytes(b"")
    done, _ = findings(run, store)
    assert f"Move {store} away" in " ".join(row["todo"] for row in done.rows)
    store.unlink()
    assert run("init", "--store", store).code == 0
    assert any("can be read" in row["what"] for row in findings(run, store)[0].rows)


def test_what_is_still_to_be_forgotten_is_found(run, store):
    run("init", "--store", store)
    (store.parent / "fire.duckdb.d" / "forget.json").write_text("{}")
    assert "Something is to be forgotten, and is not yet." in findings(run, store)[1]


def test_a_store_of_an_older_release_is_found_and_brought_up_to_date(run, tmp_path):
    store = unpack(RELEASED[0], tmp_path / "old.duckdb")
    done, _ = findings(run, store)
    assert f"Bring it up to date: dateline init --store {store}" in [row["todo"] for row in done.rows]


def test_a_store_without_its_folder_is_found(run, store):
    shutil.rmtree(store.parent / "fire.duckdb.d")
    _, wrong = findings(run, store)
    assert any("archive of what was read is missing" in what for what in wrong)


def test_no_store_is_wrong_and_says_how_to_make_one(run, tmp_path):
    done, wrong = findings(run, tmp_path / "none.duckdb")
    assert len(wrong) == 1
    assert "dateline init" in done.out


def test_who_is_writing_is_told_and_is_no_fault(run, store):
    code = (
        "import sys, pathlib\nfrom dateline.connectors.store import open_writer\n"
        "with open_writer(pathlib.Path(sys.argv[1])):\n    print('open', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "open\n"
        done, wrong = findings(run, store)
        assert f"process {writer.pid}" in done.out
        assert not any("being written" in what for what in wrong)
        writer.communicate("")
