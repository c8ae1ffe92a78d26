"""What inputs stand for, and what is read of them, on real files."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from apache_beam.io.filesystem import BeamIOError, FileMetadata, FileSystem

from dateline.connectors.files import FileRef, Found, Naming, find, read, read_all, refuse_nothing
from dateline.schemas.errors import InputError
from dateline.schemas.inputs import Item, Limits, Unread

SMALL = Limits(document=1000, line=1000, abandon=4000, ratio=20, bomb_floor=10_000)


def found(*inputs: Path | str, namings: tuple[Naming, ...] = ()) -> list[Found]:
    return list(find([str(one) for one in inputs], namings))


def names(results: list[Found]) -> list[str]:
    return [one.uri.rsplit("/", 1)[-1] for one in results if isinstance(one, FileRef)]


def refusals(results: list[Found] | list[Item | Unread]) -> dict[str, tuple[str, str]]:
    return {one.uri.rsplit("/", 1)[-1]: (one.outcome, one.reason) for one in results if isinstance(one, Unread)}


def documents(path: Path, limits: Limits = SMALL) -> list[Item | Unread]:
    return list(read_all(find([str(path)]), limits))


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows))
    return path


# ------------------------------------------------------------------------------------------------------------ finding


@pytest.mark.parametrize("suffix", [".txt", ".html", ".htm", ".jsonl", ".txt.gz", ".HTML", ".jsonl.gz"])
def test_articles_are_known_by_the_end_of_their_name(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(b"x")
    assert names(found(tmp_path)) == [f"a{suffix}"]


def test_a_folder_is_read_to_its_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a/deep.html", "a.txt", "c.htm"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(found(tmp_path)) == ["a.txt", "c.htm", "z.txt", "deep.html"]


def test_files_of_other_kinds_and_hidden_ones_are_passed_over_with_a_word(tmp_path: Path) -> None:
    for name in ("a.txt", "photo.jpg", "archive.gz", "noextension", ".hidden.txt"):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").touch()
    results = found(tmp_path)
    assert names(results) == ["a.txt"]
    assert refusals(results) == {
        "photo.jpg": ("skipped", "other-kind"),
        "archive.gz": ("skipped", "other-kind"),
        "noextension": ("skipped", "other-kind"),
        ".hidden.txt": ("skipped", "hidden"),
        ".git": ("skipped", "hidden"),
    }


def test_a_file_named_outright_is_rejected_where_a_folder_would_pass_it_over(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").touch()
    assert refusals(found(tmp_path / "report.pdf")) == {"report.pdf": ("rejected", "other-kind")}


def test_a_pattern_gives_its_files_in_order_and_may_reach_below_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html", "sub/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(found(tmp_path / "*.txt")) == ["a.txt", "b.txt"]
    assert sorted(names(found(tmp_path / "**" / "*.txt"))) == ["a.txt", "b.txt", "d.txt"]
    assert refusals(found(tmp_path / "*.nothing")) == {"%2A.nothing": ("rejected", "missing")}


def test_a_name_that_looks_like_a_pattern_is_itself_where_there_is_such_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").touch()
    (tmp_path / "a1.txt").touch()
    assert names(found(tmp_path / "a[1].txt")) == ["a%5B1%5D.txt"]


def test_a_missing_file_is_rejected_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    results = found(tmp_path / "a.txt", tmp_path / "b.txt")
    assert names(results) == ["a.txt"]
    assert refusals(results) == {"b.txt": ("rejected", "missing")}


@pytest.mark.parametrize(
    "given", ["news.example/fire.html", "www.news.example", "127.0.0.1:8000/fire", "localhost:8000"]
)
def test_an_address_without_its_scheme_is_told_how_addresses_begin(given: str) -> None:
    [missing] = found(given)
    assert (missing.reason, missing.detail) == (
        "missing",
        "there is no such file or folder; an address begins with https://",
    )


@pytest.mark.parametrize("given", ["fire.html", "articles/fire.html", "../news.example/fire.html", "/news.example/x"])
def test_a_missing_file_is_taken_for_no_address(given: str) -> None:
    assert [missing.detail for missing in found(given)] == ["there is no such file or folder"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (inside / "a.txt").touch()
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "inner.txt").symlink_to(inside / "a.txt")
    results = found(inside)
    assert names(results) == ["a.txt", "inner.txt"]
    assert refusals(results) == {
        "file.txt": ("rejected", "link-outside"),
        "folder": ("rejected", "link-outside"),
    }


def test_a_folder_whose_name_begins_like_the_root_is_outside_of_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in-secret").mkdir()
    (tmp_path / "in-secret" / "s.txt").touch()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "in-secret" / "s.txt")
    assert refusals(found(tmp_path / "in"))["link.txt"] == ("rejected", "link-outside")


def test_links_that_loop_or_lead_nowhere_end_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(tmp_path / "sub")
    (tmp_path / "x.txt").symlink_to(tmp_path / "y.txt")
    (tmp_path / "y.txt").symlink_to(tmp_path / "x.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "never.txt")
    results = found(tmp_path)
    assert names(results) == ["a.txt"]
    assert refusals(results) == {
        "up": ("rejected", "link-loop"),
        "other": ("skipped", "link-inside"),
        "x.txt": ("rejected", "link-loop"),
        "y.txt": ("rejected", "link-loop"),
        "gone.txt": ("rejected", "link-broken"),
    }


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.txt"))
        results = found(tmp_path, tmp_path / "pipe.txt", "/dev/zero")
    assert names(results) == ["a.txt"]
    assert refusals(results) == {
        "pipe.txt": ("rejected", "not-a-file"),
        "device.txt": ("rejected", "link-outside"),
        "socket.txt": ("rejected", "not-a-file"),
        "zero": ("rejected", "not-a-file"),
    }


def test_a_pipe_that_took_a_files_place_does_not_hold_the_run_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    late = FileRef(str(tmp_path / "a.txt"), "file:///a.txt", ".txt", False)
    assert refusals(list(read(late))) == {"a.txt": ("rejected", "not-a-file")}


def test_a_name_that_is_not_utf8_is_rejected_under_an_address_that_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.txt")).touch()
    assert refusals(found(tmp_path)) == {"%E9t%E9.txt": ("rejected", "name-not-utf8")}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0)
    (tmp_path / "closed").mkdir(mode=0)
    results = list(read_all(find([str(tmp_path)])))
    assert refusals(results) == {"a.txt": ("rejected", "unreadable"), "closed": ("rejected", "unreadable")}


def test_a_folder_with_none_of_ours_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    with pytest.raises(InputError, match=r"\.txt, \.html, .* and \.arc, each also with \.gz") as caught:
        refuse_nothing([str(tmp_path)])
    assert caught.value.subject == str(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").touch()
    refuse_nothing([str(tmp_path)])


def test_inputs_that_are_all_missing_are_an_error_that_names_them() -> None:
    with pytest.raises(InputError, match=r"one\.txt.*two\.txt"):
        refuse_nothing(["/nowhere/one.txt", "/nowhere/two.txt"])


def test_addresses_are_file_uris_of_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "über uns #1.txt").touch()
    monkeypatch.chdir(tmp_path)
    [ref] = found("über uns #1.txt")
    assert ref.uri == (tmp_path / "über uns #1.txt").as_uri()
    assert found(ref.uri) == [ref]


def test_a_folder_may_be_addressed_by_a_prefix_instead(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "000_a.txt").touch()
    naming = Naming(str(tmp_path), "seed:")
    assert [one.uri for one in found(tmp_path / "corpus", namings=(naming,))] == ["seed:corpus/000_a.txt"]
    elsewhere = Naming(str(tmp_path / "other"), "seed:")
    assert found(tmp_path / "corpus", namings=(elsewhere,))[0].uri.startswith("file://")


# ------------------------------------------------------------------------------------------------------------ reading


def test_the_same_bytes_come_of_a_file_and_of_its_gzip(tmp_path: Path) -> None:
    body = "Ein Text – mit Umlauten: äöü\r\n".encode("latin-1", "replace")
    (tmp_path / "a.html").write_bytes(body)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(body[:10], mtime=0) + gzip.compress(body[10:]) + b"\0\0")
    assert [one.body for one in documents(tmp_path)] == [body, body]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.html", b"x" * 1001, "too-large"),
        ("a.html.gz", gzip.compress(b"x" * 1001, mtime=0), "too-large"),
        ("a.html.gz", gzip.compress(b"x" * 50_000_000, mtime=0), "too-large"),
        ("a.txt.gz", gzip.compress(b"some text " * 90, mtime=0)[:-8], "damaged-gzip"),
        ("a.txt.gz", b"no gzip at all", "damaged-gzip"),
        ("a.txt.gz", gzip.compress(b"x", mtime=0) + b"garbage", "damaged-gzip"),
    ],
)
def test_a_body_that_cannot_be_had_whole_is_rejected(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_bytes(b"good")
    results = documents(tmp_path)
    assert refusals(results) == {name: ("rejected", reason)}
    assert [one.body for one in results if isinstance(one, Item)] == [b"good"]


def test_lines_are_documents_of_their_own_addressed_by_their_url(tmp_path: Path) -> None:
    rows = [
        {"url": "https://a.example/1", "text": "one", "source": "A"},
        {"url": "https://a.example/2", "observed": "2017-08-03T10:00:00+02:00"},
    ]
    results = documents(jsonl(tmp_path / "a.jsonl", rows[0], "", "   ", rows[1]))
    assert [(one.uri, one.source, one.body) for one in results] == [
        ("https://a.example/1", "A", json.dumps(rows[0]).encode()),
        ("https://a.example/2", "", json.dumps(rows[1]).encode()),
    ]
    assert isinstance(results[1], Item)
    assert results[1].observed == "2017-08-03T08:00:00Z"


@pytest.mark.parametrize(
    ("observed", "instant"),
    [
        ("2017-08-03T10:00:00", "2017-08-03T10:00:00Z"),
        ("2017-08-03", "2017-08-03T23:59:59Z"),
        (1501754400, "2017-08-03T10:00:00Z"),
        ("yesterday", ""),
        ("9999-12-31T23:59:59-10:00", ""),
        (None, ""),
        (True, ""),
        (1e300, ""),
    ],
)
def test_an_observation_is_a_utc_instant_or_nothing(tmp_path: Path, observed: object, instant: str) -> None:
    [item] = documents(jsonl(tmp_path / "a.jsonl", {"url": "u", "observed": observed}))
    assert isinstance(item, Item)
    assert item.observed == instant


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not-json"),
        (b'{"url": "cut', "not-json"),
        (b"[" * 100_000, "not-json"),
        (b"[1, 2]", "not-an-object"),
        (b'"words"', "not-an-object"),
        (b'{"text": "no address"}', "no-url"),
        (b'{"url": ""}', "no-url"),
        (b'{"url": 7}', "no-url"),
        (b'{"url": "\\ud800"}', "no-url"),
        (b'{"url": "\xe9"}', "not-utf8"),
        (b"\0\0\0", "not-json"),
    ],
)
def test_a_nonsense_line_is_rejected_with_its_bytes_and_its_place(tmp_path: Path, line: bytes, reason: str) -> None:
    good = b'{"url": "https://a.example/"}'
    (tmp_path / "a.jsonl").write_bytes(good + b"\n" + line + b"\r\n" + good)
    results = documents(tmp_path / "a.jsonl", Limits())
    assert [isinstance(one, Item) for one in results] == [True, False, True]
    bad = results[1]
    assert isinstance(bad, Unread)
    assert (bad.reason, bad.body, bad.uri) == (reason, line, (tmp_path / "a.jsonl").as_uri() + "#line=2")


def test_a_long_line_is_passed_over_and_those_after_it_are_read(tmp_path: Path) -> None:
    good = {"url": "https://a.example/"}
    results = documents(jsonl(tmp_path / "a.jsonl", good, "x" * 3000, good))
    assert refusals(results) == {"a.jsonl#line=2": ("rejected", "too-large")}
    assert len(results) == 3


def test_a_line_without_end_gives_its_file_up(tmp_path: Path) -> None:
    results = documents(jsonl(tmp_path / "a.jsonl", {"url": "u"}, "x" * 6_000_000, {"url": "v"}))
    assert refusals(results) == {"a.jsonl": ("rejected", "too-large")}
    assert [one.uri for one in results if isinstance(one, Item)] == ["u"]


def test_a_bomb_of_lines_is_stopped_by_its_ratio(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"url": "u"}\n' * 100_000, mtime=0))
    results = documents(tmp_path / "a.jsonl.gz")
    assert refusals(results) == {"a.jsonl.gz": ("rejected", "gzip-bomb")}
    assert len(results) < 20_000


def test_the_lines_before_a_damage_are_read(tmp_path: Path) -> None:
    rows = b"".join(json.dumps({"url": f"u{n}", "text": os.urandom(99).hex()}).encode() + b"\n" for n in range(50))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows, mtime=0)[:-2000])
    results = documents(tmp_path / "a.jsonl.gz")
    assert refusals(results) == {"a.jsonl.gz": ("rejected", "damaged-gzip")}
    assert 0 < sum(isinstance(one, Item) for one in results) < 50


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf{"url": "u"}\n')
    assert [one.uri for one in documents(tmp_path / "a.jsonl")] == ["u"]


# ----------------------------------------------------------------------------------------------------- other machines


class MemoryFiles(FileSystem):  # type: ignore[misc]
    """Files that lie nowhere, behind an address like those of object stores."""

    held: dict[str, bytes]

    @classmethod
    def scheme(cls) -> str:
        return "mem"

    def _list(self, dir_or_prefix: str) -> Iterator[FileMetadata]:
        yield from (FileMetadata(k, len(v)) for k, v in self.held.items() if k.startswith(dir_or_prefix))

    def open(self, path: str, mime_type: str = "", compression_type: str = "") -> io.BytesIO:
        if path not in self.held:
            raise BeamIOError("no such object")
        return io.BytesIO(self.held[path])

    def join(self, basepath: str, *paths: str) -> str:
        return "/".join((basepath.rstrip("/"), *paths))

    def split(self, path: str) -> tuple[str, str]:
        head, _, tail = path.rpartition("/")
        return head, tail

    def has_dirs(self) -> bool:
        return False

    def exists(self, path: str) -> bool:
        return path in self.held

    def metadata(self, path: str) -> FileMetadata:
        return FileMetadata(path, len(self.held[path]))

    def _unsupported(self, *_: object) -> None:
        raise NotImplementedError

    mkdirs = create = copy = rename = size = last_updated = checksum = delete = _unsupported


@pytest.fixture
def bucket() -> None:
    MemoryFiles.held = {
        "mem://bucket/news/a.txt": b"first",
        "mem://bucket/news/sub/b.txt.gz": gzip.compress(b"second", mtime=0),
        "mem://bucket/news/c.pdf": b"%PDF",
    }


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize("given", ["mem://bucket/news", "mem://bucket/news/", "mem://bucket/news/**"])
def test_a_folder_of_an_object_store_is_read_like_one_of_this_machine(given: str) -> None:
    results = list(read_all(find([given])))
    assert [(one.uri, one.body) for one in results if isinstance(one, Item)] == [
        ("mem://bucket/news/a.txt", b"first"),
        ("mem://bucket/news/sub/b.txt.gz", b"second"),
    ]
    assert refusals(results) == {"c.pdf": ("skipped", "other-kind")}


@pytest.mark.usefixtures("bucket")
def test_addresses_that_nothing_answers_are_rejected() -> None:
    assert refusals(found("mem://bucket/none")) == {"none": ("rejected", "nothing-here")}
    assert refusals(found("nonsense://bucket/x")) == {"x": ("rejected", "no-filesystem")}
    gone = FileRef("mem://bucket/gone.txt", "mem://bucket/gone.txt", ".txt", False)
    assert refusals(list(read(gone))) == {"gone.txt": ("rejected", "unreachable")}
