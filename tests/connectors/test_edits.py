"""Decisions as lines of a file and as rows of the store: whole, in order, and the same in both."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import edits as log
from dateline.connectors import migrations
from dateline.schemas.edit import MAIN, OTHER, Edit, Ground, to_line
from dateline.schemas.errors import DatelineError, StoreError

QUOTE = "“Il brûle”,\nsaid the\u2028mayor \\ the end"
GROUND = Ground(MAIN, "a" * 16, "https://courier.example/fire", "b" * 64, "body", QUOTE, "said")
HIDE = Edit("2030-01-01T00:00:00.000001Z", "Ada Lovelace", "Told in error", "hide", "", (GROUND,))
MERGE = Edit(
    "2030-01-02T09:30:00.000000Z", "Bo", "One fire", "merge", "", (GROUND, replace(GROUND, side=OTHER, quote="x"))
)
UNDO = Edit("2030-01-03T00:00:00.500000Z", "Ada Lovelace", "It was right", "undo", HIDE.edit_id)
ALL = (HIDE, MERGE, UNDO)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edits.jsonl"


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        migrations.create(made)
        yield made


def test_what_was_written_is_read_in_its_order(file: Path) -> None:
    assert log.read(file) == ()
    log.append(file, [HIDE])
    log.append(file, [MERGE, UNDO])
    assert log.read(file) == ALL


@pytest.mark.parametrize("kept", [1, 20, len(to_line(MERGE).encode()) - 1])
def test_a_line_that_a_killed_write_left_torn_is_passed_over_and_then_cut_off(file: Path, kept: int) -> None:
    log.append(file, [HIDE])
    file.write_bytes(file.read_bytes() + to_line(MERGE).encode()[:kept])
    assert log.read(file) == (HIDE,)
    log.append(file, [UNDO])
    assert log.read(file) == (HIDE, UNDO)


def test_a_last_line_that_only_lacks_its_end_is_a_decision(file: Path) -> None:
    file.write_text(to_line(HIDE), encoding="utf-8")
    assert log.read(file) == (HIDE,)
    log.append(file, [MERGE])
    assert log.read(file) == (HIDE, MERGE)


def test_a_line_that_stands_there_twice_is_one_decision(file: Path) -> None:
    log.append(file, [HIDE, MERGE, HIDE])
    assert log.read(file) == (HIDE, MERGE)


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "{}",
        to_line(HIDE).replace("Told in error", "Told in haste"),
        to_line(replace(HIDE, made="2030-01-01")),
        to_line(replace(HIDE, editor="")),
        json.dumps({**json.loads(to_line(HIDE)), "grounds": [{"side": 7}]}),
    ],
)
def test_a_damaged_line_is_named_with_what_to_do(file: Path, line: str) -> None:
    file.write_text(f"{to_line(MERGE)}\n{line}\n", encoding="utf-8")
    with pytest.raises(DatelineError, match=r"edits\.jsonl, line 2: .*delete it") as refused:
        log.read(file)
    assert refused.value.reason == "edit-damaged"


def test_replacing_leaves_nothing_aside(file: Path) -> None:
    log.append(file, [MERGE])
    log.replace(file, ALL)
    assert log.read(file) == ALL
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            log.append(file, [HIDE])
    finally:
        file.parent.chmod(0o700)


def test_a_full_disk_keeps_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log.append(file, [HIDE])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="no room") as refused:
        log.append(file, [MERGE])
    assert refused.value.reason == "disk-full"
    assert log.read(file) == (HIDE,)


def test_the_tables_give_back_what_was_put_in(db: duckdb.DuckDBPyConnection) -> None:
    log.insert(db, [HIDE], datetime(2030, 1, 1))
    log.insert(db, [MERGE, UNDO], datetime(2030, 1, 2))
    assert log.stored(db) == ALL
    assert log.stored_ids(db) == tuple(edit.edit_id for edit in ALL)
    ordinals = db.execute("select ordinal, recorded from edit_log order by ordinal").fetchall()
    assert ordinals == [(1, datetime(2030, 1, 1)), (2, datetime(2030, 1, 2)), (3, datetime(2030, 1, 2))]
    log.insert(db, [], datetime(2030, 1, 3))
    assert log.stored(db) == ALL
