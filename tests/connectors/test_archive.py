"""Bytes go in once, come out as they were, or not at all."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from dateline.connectors.archive import Archive
from dateline.schemas.errors import StoreError

from .conftest import Start

BODY = b"<p>The ferry sank on Tuesday.</p>" * 40


def only_file(archive: Archive) -> Path:
    (found,) = [path for path in archive.root.rglob("*") if path.is_file()]
    return found


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for body in (b"", b"\0\xff", BODY):
        digest = archive.put(body)
        assert digest == hashlib.sha256(body).hexdigest()
        assert archive.has(digest)
        assert archive.get(digest) == body


def test_an_object_lies_under_its_hash_and_is_plain_gzip(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    digest = archive.put(BODY)
    assert only_file(archive) == tmp_path / digest[:2] / digest[2:4] / f"{digest}.gz"
    assert gzip.decompress(only_file(archive).read_bytes()) == BODY
    assert list(archive.hashes()) == [digest]


def test_two_archives_of_the_same_bytes_are_the_same_files(tmp_path: Path) -> None:
    one, two = Archive(tmp_path / "one"), Archive(tmp_path / "two")
    one.put(BODY)
    two.put(BODY)
    assert only_file(one).read_bytes() == only_file(two).read_bytes()


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(BODY)
    before = only_file(archive).stat()
    archive.put(BODY)
    after = only_file(archive).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed[:-9],
        lambda packed: b"",
        lambda packed: b"not gzip at all",
        lambda packed: packed[:40] + b"\xff\xff\xff" + packed[43:],
        lambda packed: gzip.compress(b"other bytes", mtime=0),
    ],
)
def test_a_damaged_object_is_an_error_and_never_a_body(tmp_path: Path, damage: object) -> None:
    archive = Archive(tmp_path)
    digest = archive.put(BODY)
    path = only_file(archive)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(StoreError) as refused:
        archive.get(digest)
    assert refused.value.reason == "archive-damaged"


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        Archive(tmp_path).get("ab" * 32)
    assert refused.value.reason == "not-archived"
    assert refused.value.subject == "ab" * 32


def test_sync_takes_what_was_put_and_may_be_called_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    digest = archive.put(BODY)
    archive.sync()
    archive.sync()
    assert archive.get(digest) == BODY


def test_several_processes_may_put_the_same_bodies_at_once(tmp_path: Path, start: Start) -> None:
    program = """
        import sys
        from pathlib import Path
        from dateline.connectors.archive import Archive
        archive = Archive(Path(sys.argv[1]))
        for n in range(200):
            archive.put(b"body %d" % n * 50)
    """
    processes = [start(program, tmp_path) for _ in range(3)]
    for process in processes:
        assert process.wait() == 0
    archive = Archive(tmp_path)
    hashes = list(archive.hashes())
    assert len(hashes) == 200
    assert all(archive.get(digest) for digest in hashes)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 200


def test_a_full_disk_leaves_no_object_and_is_said_so(tmp_path: Path, start: Start) -> None:
    process = start(
        """
        import os, resource, sys
        from pathlib import Path
        from dateline.connectors.archive import Archive
        from dateline.schemas.errors import StoreError
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            Archive(Path(sys.argv[1])).put(os.urandom(5000))
        except StoreError as error:
            print(error.reason)
        """,
        tmp_path,
    )
    said, trouble = process.communicate()
    assert (said, trouble) == ("disk-full\n", "")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_a_killed_process_left_half_written_is_swept(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    digest = archive.put(BODY)
    half = only_file(archive).with_name("tmpabc.part")
    half.write_bytes(b"half")
    archive.sweep()
    assert not half.exists()
    assert archive.get(digest) == BODY


def test_bodies_that_are_dropped_are_gone_and_others_stay(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    gone, kept = archive.put(b"a"), archive.put(b"b")
    archive.drop([gone, "f" * 64])
    archive.drop([gone])
    assert (archive.has(gone), archive.has(kept)) == (False, True)
