"""`export` and `import` say what they did and what is missing, and touch nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipelines.cli import harbour
from tests.pipelines.cli.conftest import Run


def test_a_store_is_exported_and_imported(run: Run, tmp_path: Path) -> None:
    run("init", "--store", "fire.duckdb")
    done = run("export", "backup", "--store", "fire.duckdb")
    assert (done.code, done.out) == (0, "")
    assert "backup is an export of the store: " in done.said
    assert "no documents, no edits" in done.said
    assert "dateline import backup --store NEW.duckdb" in done.said
    again = run("import", "backup", "--store", "new.duckdb")
    assert again.code == 0
    assert again.said.startswith("new.duckdb is the store of that export: ")
    assert run("timeline", "--store", "new.duckdb").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "backup", "fire.duckdb", "fire.duckdb.d", "new.duckdb", "new.duckdb.d",
    ]  # fmt: skip


def test_what_the_archive_lacks_is_said_and_the_rest_is_exported(run: Run, harbour_store: Path) -> None:
    done = run("export", "backup", "--store", harbour_store)
    assert done.code == 3
    assert "documents are not in it" in done.said
    assert "Ingesting their articles again" in done.said
    again = run("import", "backup", "--store", "new.duckdb")
    assert again.code == 3
    assert "dateline rebuild --store new.duckdb" in again.said  # it was read under rules of its own
    told = [run("timeline", "--format", "json", "--store", store).out for store in (harbour_store, "new.duckdb")]
    assert harbour.FIRE in told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("export", "copy", "--store", "none.duckdb"), 1, "there is no store"),
        (("export", "taken", "--store", "fire.duckdb"), 2, "is there already and was left as it is"),
        (("export", "no/such/folder", "--store", "fire.duckdb"), 1, "make it first"),
        (("import", "taken", "--store", "new.duckdb"), 1, "is no export"),
        (("import", "backup", "--store", "fire.duckdb"), 2, "is there already and was left as it is"),
        (("import",), 2, "DIR"),
        (("export", "-", "--store", "fire.duckdb"), 2, "an export is a folder of files"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    run("init", "--store", "fire.duckdb")
    run("export", "backup", "--store", "fire.duckdb")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "photo.jpg").write_text("somebody's")
    before = sorted(tmp_path.rglob("*"))
    done = run(*words)
    assert done.code == code
    assert said in done.said
    assert sorted(tmp_path.rglob("*")) == before
