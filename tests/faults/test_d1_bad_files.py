"""D1: what is no article is a reject with its reason, what lies outside is never read, and the rest is stored."""

from __future__ import annotations

import gzip
import io
import os
import random
import tempfile
import zipfile
from pathlib import Path

import duckdb
import pytest

from tests.faults.children import become_nobody, command, without_beam
from tests.faults.states import outcomes

SECRET = "The mayor of Harlow resigned on 9 June 2011, and nobody may know."


def _zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    return packed.getvalue()


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n \xc2\xa0", "empty"),
    "nul.txt": (b"\0" * 5000, "binary"),
    "pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + random.Random(1).randbytes(4000), "binary"),
    "zip.txt": (_zipped(), "binary"),
    "cut.html.gz": (gzip.compress(b"<html>" + random.Random(2).randbytes(9000))[:4000], "damaged-gzip"),
}


@pytest.fixture
def folder(tmp_path: Path, inputs: Path) -> Path:
    """A folder with good articles, a file of every bad kind, and a secret beside it that links lead to."""
    made = tmp_path / "articles"
    made.mkdir()
    for article in inputs.iterdir():
        (made / article.name).write_bytes(article.read_bytes())
    for name, (content, _) in BAD.items():
        (made / name).write_bytes(content)
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "s.txt").write_text(SECRET)
    (made / "out.txt").symlink_to(secret / "s.txt")
    (made / "away").symlink_to(secret)
    (made / "loop").symlink_to(made)
    os.mkfifo(made / "pipe.txt")
    Path(os.fsdecode(os.fsencode(made) + b"/\xff.txt")).write_text("text")
    return made


def test_d1_each_bad_file_is_a_reject_with_its_reason_and_the_good_are_stored(folder: Path, store: Path) -> None:
    assert command("ingest", folder, "--store", store, before=[without_beam]).code == 3
    ended = outcomes(store)
    assert {name for name, (outcome, _) in ended.items() if outcome == "stored"} == {
        "a-levee.txt",
        "b-copy.txt",
        "c-verdict.html",
        "strike",
    }
    assert {name: reason for name, (outcome, reason) in ended.items() if outcome == "rejected"} == {
        **{name: reason for name, (_, reason) in BAD.items()},
        "e-empty.txt": "empty",
        "out.txt": "link-outside",
        "away": "link-outside",
        "loop": "link-loop",
        "pipe.txt": "not-a-file",
        "%FF.txt": "name-not-utf8",
    }


def test_d1_nothing_from_outside_of_the_folder_is_in_the_store_or_its_archive(folder: Path, store: Path) -> None:
    command("ingest", folder, "--store", store, before=[without_beam])
    with duckdb.connect(str(store), read_only=True) as db:
        assert db.execute("select count(*) from part where contains(text, 'Harlow')").fetchone() == (0,)
        assert db.execute("select count(*) > 0 from part where contains(text, 'Millbrook')").fetchone() == (True,)
    kept = [gzip.decompress(path.read_bytes()) for path in store.parent.rglob("*.gz")]
    assert len(kept) > 4
    assert not any(SECRET.encode() in body for body in kept)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not read")
def test_d1_what_may_not_be_read_is_a_reject(inputs: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o777)
        folder = Path(place) / "articles"
        folder.mkdir()
        (folder / "good.txt").write_bytes((inputs / "a-levee.txt").read_bytes())
        (folder / "closed.txt").write_bytes((inputs / "a-levee.txt").read_bytes())
        (folder / "closed.txt").chmod(0)
        store = Path(place) / "news.duckdb"
        ended = command("ingest", folder, "--store", store, before=[without_beam, become_nobody])
        assert ended.code == 3, ended.said
        assert outcomes(store) == {"closed.txt": ("rejected", "unreadable"), "good.txt": ("stored", "")}
