"""Archives give their good records, and a reason for each of the rest."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from collections.abc import Callable
from datetime import datetime

import pytest

from dateline.connectors.warc.answers import answers
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import Limits, Unread
from tests.connectors.warc.making import PAGE, http, packed, record, sha1

FILE = "file:///a.warc"
ARC_FIELDS = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n\n"
ARC_HEAD = b"filedesc://a.arc 127.0.0.1 20140216050221 text/plain %d\n%b" % (len(ARC_FIELDS), ARC_FIELDS)
SMALL = Limits(document=2_000_000)


def read(archive: bytes, limits: Limits = SMALL) -> list[Fetched | Unread]:
    return list(answers(io.BytesIO(archive), FILE, limits))


def told(archive: bytes) -> dict[str, str]:
    """What became of each record, by the last part of its address: "" for a good one, else why not."""
    found = read(archive)
    ends = {one.url if isinstance(one, Fetched) else one.uri: getattr(one, "reason", "") for one in found}
    assert len(ends) == len(found)
    return {uri.rsplit("/", 1)[-1]: reason for uri, reason in ends.items()}


def body(block: bytes, **fields: str) -> bytes | str:
    """The body of the one answer of an archive, else why there is none."""
    (found,) = read(record("a", block, **fields))
    return found.body if isinstance(found, Fetched) else found.reason


THREE = [record("a"), record("b"), record("c")]


def one_member(records: list[bytes]) -> bytes:
    return gzip.compress(b"".join(records), mtime=0)


def arc(records: list[bytes]) -> bytes:
    blocks = [(f"http://news.example/{name}", http(PAGE % name.encode())) for name in "abc"[: len(records)]]
    lines = (f"{url} 10.0.0.1 20170803100000 text/html {len(block)}\n".encode() + block for url, block in blocks)
    return ARC_HEAD + b"\n".join(lines) + b"\n"


FORMS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "a member a record": packed,
    "one member": one_member,
    "arc": arc,
    "arc.gz": lambda records: gzip.compress(arc(records), mtime=0),
    "padded": lambda records: packed(records) + b"\0" * 1000,
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_archive_gives_its_pages_with_when_they_were_observed(form: str) -> None:
    found = read(FORMS[form](THREE))
    assert [one.url for one in found if isinstance(one, Fetched)] == [f"http://news.example/{name}" for name in "abc"]
    first = found[0]
    assert isinstance(first, Fetched)
    assert (first.body, first.observed) == (PAGE % b"a", datetime(2017, 8, 3, 10))
    assert first.header("content-type") == "text/html"


def test_what_is_no_answer_of_a_server_counts_for_nothing() -> None:
    others = [record("x", b"x: y", WARC_Type=kind) for kind in ("warcinfo", "request", "metadata", "continuation")]
    assert told(packed([*others, *THREE])) == {"a": "", "b": "", "c": ""}


def test_answers_that_are_not_read_are_passed_over_with_a_word() -> None:
    archive = [
        record("gone", http(b"", status="404 Not Found")),
        record("picture", http(b"\x89PNG", "Content-Type: image/png")),
        record("same", http(b""), WARC_Type="revisit"),
        record(
            "log",
            b"text",
            WARC_Target_URI="metadata://gnu.example/log",
            WARC_Type="resource",
            Content_Type="text/plain",
        ),
        record("a"),
    ]
    assert {one.outcome for one in read(packed(archive)) if isinstance(one, Unread)} == {"skipped"}
    assert told(packed(archive)) == {
        "gone": "http-status",
        "picture": "other-kind",
        "same": "revisit",
        "log": "not-the-web",
        "a": "",
    }


def test_pages_that_were_kept_without_their_answer_are_read() -> None:
    kept = record("a", PAGE % b"a", WARC_Type="resource", Content_Type="text/html")
    text = record("b", b"The levee held.", WARC_Type="conversion", Content_Type="text/plain")
    assert [one.body for one in read(packed([kept, text])) if isinstance(one, Fetched)] == [
        PAGE % b"a",
        b"The levee held.",
    ]


def test_an_address_in_angle_brackets_is_one() -> None:
    assert told(record("a", WARC_Target_URI="<http://news.example/a b>")) == {"a b": ""}


@pytest.mark.parametrize(
    "block",
    [
        http(b"5\r\n<p>ab\r\n2;x=y\r\ncd\r\n0\r\n\r\n", "Content-Type: text/html", "Transfer-Encoding: chunked"),
        http(b"<p>abcd", "Content-Type: text/html", "Transfer-Encoding: chunked"),  # taken off already
        http(gzip.compress(b"<p>abcd", mtime=0), "Content-Type: text/html", "Content-Encoding: gzip"),
        http(b"<p>abcd", "Content-Type: text/html", "Content-Encoding: gzip", "Content-Length: 999"),
        http(b"<p>abcd", "Content-Type: text/html", "Content-Encoding: br"),
        http(zlib.compress(b"<p>abcd"), "Content-Type: text/html", "Content-Encoding: deflate"),
        http(b"<p>abcd", "Content-Type: text/html").replace(b"\r\n", b"\n"),
    ],
    ids=["chunked", "chunked-off", "gzip", "gzip-off", "br-off", "deflate", "bare-line-feeds"],
)
def test_codings_are_undone_as_far_as_they_are_there(block: bytes) -> None:
    assert body(block) == b"<p>abcd"


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (http(b"ff\r\n<p>ab", "Content-Type: text/html", "Transfer-Encoding: chunked"), "truncated"),
        (http(b"5\r\n<p>ab\r\n", "Content-Type: text/html", "Transfer-Encoding: chunked"), "truncated"),
        (http(b"5\r\n<p>ab\r\nno chunk", "Content-Type: text/html", "Transfer-Encoding: chunked"), "encoding"),
        (http(b"<p>ab", "Content-Type: text/html", "Content-Length: 999"), "truncated"),
        (http(gzip.compress(b"<p>ab", mtime=0)[:-9], "Content-Type: text/html", "Content-Encoding: gzip"), "encoding"),
        (
            http(gzip.compress(b"\0" * 3_000_000, mtime=0), "Content-Type: text/html", "Content-Encoding: gzip"),
            "too-large",
        ),
        (http(b"a" * 2_000_001), "too-large"),
        (b"no answer", "not-http"),
    ],
    ids=["cut-chunk", "no-last-chunk", "no-chunk", "cut", "cut-gzip", "bomb", "large", "no-answer"],
)
def test_a_body_that_is_not_whole_is_never_taken_for_one(block: bytes, reason: str) -> None:
    assert body(block) == reason


def test_a_record_that_says_that_it_was_cut_or_not_when_it_was_made_is_a_reject() -> None:
    assert body(http(b"<p>ab"), WARC_Truncated="length") == "truncated"
    assert body(http(b"<p>ab"), WARC_Date="once") == "no-date"


def test_digests_are_compared_however_they_are_written() -> None:
    block = http(b"4\r\n<p>a\r\n0\r\n\r\n", "Content-Type: text/html", "Transfer-Encoding: chunked")
    payload = b"4\r\n<p>a\r\n0\r\n\r\n"
    for said in (sha1(block), sha1(block).lower(), "md5:", "xyz:abc"):
        assert body(block, WARC_Block_Digest=said) == b"<p>a"
    for said in (sha1(payload), sha1(b"<p>a")):
        assert body(block, WARC_Payload_Digest=said) == b"<p>a"
    assert body(block, WARC_Block_Digest=sha1(b"other")) == "digest-mismatch"
    assert body(block, WARC_Payload_Digest=sha1(b"other")) == "digest-mismatch"


@pytest.mark.parametrize("form", ["plain", "a member a record", "one member"])
def test_an_archive_that_is_cut_short_gives_its_whole_records(form: str) -> None:
    archive = FORMS[form](THREE)
    for cut in (12, 20):
        found = told(archive[: len(archive) - cut])
        assert {name for name, reason in found.items() if not reason} >= {"a"}
        assert set(found.values()) <= {"", "truncated", "damaged-record"}
        assert found.get("c", "truncated") == "truncated"


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_member_costs_itself_alone(seed: int) -> None:
    members = [gzip.compress(one, mtime=0) for one in (*THREE, record("d"))]
    at = random.Random(seed).randrange(2, len(members[1]))
    broken = bytearray(members[1])
    broken[at] ^= 0x55
    found = told(b"".join((members[0], bytes(broken), *members[2:])))
    good = {name for name, reason in found.items() if not reason}
    assert good >= {"a", "c", "d"}
    # Some bits of a member's head say nothing of its content.
    assert (
        good == {"a", "c", "d"}
        or next(one.body for one in read(bytes(broken)) if isinstance(one, Fetched)) == PAGE % b"b"
    )


def test_junk_between_records_costs_nothing_else() -> None:
    junk = b"not a record\r\n\r\nat all\r\n"
    found = told(THREE[0] + junk + THREE[1] + b"\r\n\r\n" + junk)
    assert {name: reason for name, reason in found.items() if not reason} == {"a": "", "b": ""}
    assert list(found.values()).count("damaged-record") == 2


@pytest.mark.parametrize("form", ["plain", "a member a record"])
def test_a_length_that_is_wrong_costs_its_record_alone(form: str) -> None:
    long = record("b", Content_Length=str(len(http(PAGE % b"b")) + 60))
    short = record("b", Content_Length="60")
    for wrong in (long, short, record("b", Content_Length="many")):
        found = told(FORMS[form]([THREE[0], wrong, THREE[2]]))
        assert (found["a"], found["c"]) == ("", "")
        assert [name for name, reason in found.items() if not reason] == ["a", "c"]


def test_a_block_of_any_size_is_passed_over_in_bounded_memory() -> None:
    large = record("large", http(b"a" * 9_000_000))
    assert told(packed([THREE[0], large, THREE[1]])) == {"a": "", "large": "too-large", "b": ""}


@pytest.mark.parametrize(
    "archive",
    [b"", b"\0\0", b"no archive", gzip.compress(b"no archive", mtime=0), b"\x1f\x8b\x08\x00"],
    ids=["nothing", "zeros", "words", "packed-words", "cut-header"],
)
def test_what_is_no_archive_gives_no_answer(archive: bytes) -> None:
    assert [one for one in read(archive) if isinstance(one, Fetched)] == []
