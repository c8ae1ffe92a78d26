"""P3: what is no store of ours, or may not be written, is refused before any input is read, and left as it is."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.layout import Layout
from tests.faults.children import Ended, become_nobody, command, without_beam

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("minutes of the council\n" * 1000)


def _sqlite(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("create table shop (id integer)")
    db.close()


def _foreign(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("create table shop as select * from range(10)")


def _corrupt(path: Path) -> None:
    """A store of ours, whose header somebody wrote over."""
    assert command("init", "--store", path).code == 0
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(8192))


def _cut(path: Path) -> None:
    assert command("init", "--store", path).code == 0
    os.truncate(path, path.stat().st_size // 2)


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder and the hash of its bytes; the lock's names who held it last."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "writer.lock"
    }


def assert_refused(ended: Ended, store: Path) -> None:
    assert ended.code == 1, ended.said
    assert str(store) in ended.said
    assert "bug" not in ended.said
    assert ended.out == ""


@pytest.mark.parametrize("make", [_empty, _text, _sqlite, _foreign, _corrupt, _cut])
def test_p3_what_is_no_store_of_ours_is_refused_by_every_command_and_left_as_it_is(
    make: Callable[[Path], None], store: Path, inputs: Path
) -> None:
    make(store)
    before = files(store.parent)
    for words in (["ingest", inputs], ["rebuild"], ["timeline"], ["sql", "select 1"]):
        assert_refused(command(*words, "--store", store, before=[without_beam]), store)
    assert files(store.parent) == before


def test_p3_a_refused_store_keeps_the_input_unread(store: Path, tmp_path: Path, inputs: Path) -> None:
    _foreign(store)
    body = (inputs / "a-levee.txt").read_bytes()
    article = tmp_path / "a.txt"
    article.write_bytes(body)
    os.utime(article, (1.4e9, 1.5e9))  # read before it was written: reading it would show, where times are kept
    assert_refused(command("ingest", article, "--store", store, before=[without_beam]), store)
    assert article.stat().st_atime == 1.4e9
    assert not Layout.of(store).folder.exists()


@pytest.fixture
def public(inputs: Path) -> Iterator[Path]:
    """A folder that everybody may look into, with articles that everybody may read."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / "articles").mkdir()
        for article in inputs.iterdir():
            (folder / "articles" / article.name).write_bytes(article.read_bytes())
        yield folder


@needs_root
def test_p3_a_folder_that_may_not_be_written_is_refused_and_stays_empty(public: Path) -> None:
    store = public / "news.duckdb"
    before = files(public)
    ended = command("ingest", public / "articles", "--store", store, before=[without_beam, become_nobody])
    assert_refused(ended, store)
    assert "may not" in ended.said or "cannot be made" in ended.said
    assert files(public) == before


@needs_root
def test_p3_a_store_of_another_owner_can_be_read_and_not_written(public: Path) -> None:
    store = public / "news.duckdb"
    assert command("ingest", public / "articles", "--store", store, before=[without_beam]).code == 3
    before = files(public)
    for words in (["ingest", public / "articles"], ["rebuild"]):
        assert_refused(command(*words, "--store", store, before=[without_beam, become_nobody]), store)
    told = command("timeline", "--store", store, before=[become_nobody])
    assert (told.code, told.out != "") == (0, True), told.said
    assert files(public) == before


@needs_root
def test_p3_a_file_that_may_not_be_read_is_named(public: Path) -> None:
    store = public / "news.duckdb"
    assert command("init", "--store", store).code == 0
    store.chmod(0o600)
    assert_refused(command("timeline", "--store", store, before=[become_nobody]), store)
