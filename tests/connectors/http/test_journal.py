"""What was fetched is kept at once, and whole records of it survive whatever ends the process that wrote them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.connectors.http import journal
from dateline.connectors.http.journal import (
    FRESH,
    Journal,
    Kept,
    finished,
    left,
    of_run,
    read,
    scrub,
    settle,
    unfinished,
)
from dateline.connectors.http.record import packed, unpacked
from dateline.schemas.errors import StoreError
from dateline.schemas.fetched import Fetched

AT = datetime(2026, 3, 4, 5, 6, 7)
HEADERS = (("content-type", "text/html"), ("content-encoding", "gzip"), ("content-length", "31"), ("x", "Stra\xdfe"))


def answer(name: str, body: bytes = b"<p>The levee held.</p>", at: datetime = AT) -> Fetched:
    url = f"https://news.example/{name}"
    return Fetched(url, f"{url}?there", f"{url}?moved", 200, HEADERS, body, at)


def kept(folder: Path, run: str, *names: str, at: datetime = AT) -> list[Kept]:
    with Journal(folder, run) as book:
        return [book.append(answer(name, name.encode() * 99, at)) for name in names]


def every(folder: Path) -> dict[str, list[str]]:
    """The names in each file of a folder, by what is left of its name without what is drawn for it."""
    files = sorted(folder.iterdir())
    return {"".join(f.name.partition(".")[1:]): [found.url[21:] for _, found in journal.answers(f)] for f in files}


text = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=9)
values = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_categories=["Cc"]), max_size=9)


@given(
    st.binary(max_size=200),
    st.lists(st.tuples(text.map(str.lower), values), max_size=4),
    st.sampled_from([200, 203, 304]),
)
def test_a_record_gives_back_the_answer_that_it_was_made_of(
    body: bytes, headers: list[tuple[str, str]], status: int
) -> None:
    said = tuple((name.replace(":", "-"), value) for name, value in headers)
    found = Fetched("https://a.example/ü", "https://b.example/", "", status, said, body, AT)
    assert unpacked(gzip.decompress(packed(found))) == found


def test_a_record_is_one_of_the_standard_and_says_what_was_sent(tmp_path: Path) -> None:
    record = gzip.decompress(packed(answer("a"))).decode("latin-1")
    assert record.startswith("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\n")
    assert "\r\nWARC-Date: 2026-03-04T05:06:07Z\r\n" in record
    assert "\r\nx-archive-orig-content-encoding: gzip\r\n" in record
    assert "\r\ncontent-length: 22\r\n\r\n<p>The levee held.</p>\r\n\r\n" in record


def test_a_damaged_record_is_none() -> None:
    record = gzip.decompress(packed(answer("a")))
    assert unpacked(record.replace(b"held", b"fell")) is None
    assert unpacked(record[:200]) is None
    assert unpacked(b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n") is None


def test_what_is_kept_is_found_again_before_and_after_its_journal_is_finished(tmp_path: Path) -> None:
    places = kept(tmp_path, "r1", "a", "b")
    assert [read(place) for place in places] == [answer("a", b"a" * 99), answer("b", b"b" * 99)]
    settle(tmp_path, lambda url: True, AT)
    assert every(tmp_path) == {".warc.gz": ["a", "b"]}
    assert read(places[1]).body == b"b" * 99


def test_journals_of_runs_that_began_too_early_for_something_are_not_looked_through_for_it(tmp_path: Path) -> None:
    names = [f"{day}T093000000-001abcd.warc.gz" for day in ("20260303", "20260304", "20260305")]
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in finished(tmp_path, datetime(2026, 3, 4, 9, 30))] == names[1:]
    assert [path.name for path in finished(tmp_path)] == names


def test_a_record_is_on_the_disk_as_soon_as_it_is_appended(tmp_path: Path) -> None:
    book = Journal(tmp_path, "r1")
    book.append(answer("a"))
    assert [place.url for place in of_run(tmp_path, "r1")] == ["https://news.example/a"]
    book.close()


def test_threads_share_a_journal_and_a_run_that_fetches_nothing_leaves_no_file(tmp_path: Path) -> None:
    with Journal(tmp_path, "r0"):
        pass
    with Journal(tmp_path, "r1") as book, ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda n: book.append(answer(str(n), b"x" * n)), range(200)))
    assert [read(place).body for place in places] == [b"x" * n for n in range(200)]
    assert len(list(tmp_path.iterdir())) == 1


def test_the_next_run_finds_the_whole_records_of_a_killed_one_and_not_its_own(tmp_path: Path) -> None:
    kept(tmp_path, "r1", "a", "b")
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for cut in (0, 1, 9):
        path.write_bytes(whole[: len(whole) - cut])
        found = [(place.url[21:], answer.observed) for place, answer in left(tmp_path, "r2")]
        assert found == [("a", AT), ("b", AT)][: 1 if cut else 2]
    assert list(left(tmp_path, "r1")) == []


def test_a_journal_ends_once_nothing_of_it_waits_and_is_cut_to_its_whole_records(tmp_path: Path) -> None:
    kept(tmp_path, "r1", "a", "b")
    (path,) = tmp_path.iterdir()
    with path.open("ab") as file:
        file.write(packed(answer("torn"))[:-5])
    settle(tmp_path, lambda url: url.endswith("/a"), AT)
    assert every(tmp_path) == {".warc.gz.part": ["a", "b"]}
    settle(tmp_path, lambda url: False, AT + FRESH)
    assert every(tmp_path) == {".warc.gz": ["a", "b"]}
    (path,) = tmp_path.iterdir()
    assert gzip.decompress(path.read_bytes()).count(b"WARC/1.1") == 2


def test_a_journal_ends_once_its_run_is_in_the_store(tmp_path: Path) -> None:
    kept(tmp_path, "20260304T050607000-2", "a")
    settle(tmp_path, lambda url: False, AT, lambda run: run == "20260304T050607000")
    assert every(tmp_path) == {".warc.gz.part": ["a"]}
    settle(tmp_path, lambda url: False, AT, lambda run: run == "20260304T050607000-2")
    assert every(tmp_path) == {".warc.gz": ["a"]}


def test_a_journal_with_no_whole_record_goes(tmp_path: Path) -> None:
    (tmp_path / "r1-0.warc.gz.part").write_bytes(packed(answer("a"))[:20])
    settle(tmp_path, lambda url: True, AT + timedelta(seconds=1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("finish", [True, False])
def test_what_is_forgotten_is_in_no_journal_any_more(finish: bool, tmp_path: Path) -> None:
    places = kept(tmp_path, "r1", "a", "b", "c")
    kept(tmp_path, "r2", "b")
    if finish:
        settle(tmp_path, lambda url: True, AT)
    gone: Callable[[Fetched], bool] = lambda found: found.url.endswith("/b")  # noqa: E731
    assert scrub(finished(tmp_path), gone) == (2 if finish else 0)
    assert scrub(unfinished(tmp_path), gone) == (0 if finish else 2)
    assert every(tmp_path) == {".warc.gz" if finish else ".warc.gz.part": ["a", "c"]}
    assert read(places[0]).body == b"a" * 99
    with pytest.raises(StoreError, match="no whole record"):
        read(Kept(places[0].path, 10**9, ""))


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "fetched"
    assert list(left(folder, "r1")) == list(of_run(folder, "r1")) == []
    assert finished(folder) == unfinished(folder) == []
    settle(folder, lambda url: True, AT)
    assert not folder.exists()
