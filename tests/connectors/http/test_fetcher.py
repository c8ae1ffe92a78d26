"""Addresses are fetched politely, and whatever a server does comes out as a value with its reason."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.connectors.http.fetcher import ROBOTS_LEAST, ROBOTS_MOST, STRIKES, Fetcher
from dateline.connectors.http.options import FetchOptions
from dateline.schemas.errors import UsageError
from dateline.schemas.fetched import Failed, Fetched, HostState, Request
from tests.connectors.http.conftest import NOW, Clock
from tests.servers import Reply, breaking, reply, serving

Make = Callable[..., Fetcher]
PAGE = b"<html><p>The levee held.</p></html>"


def reason(found: Fetched | Failed) -> str:
    return found.reason if isinstance(found, Failed) else "fetched"


def body(found: Fetched | Failed) -> bytes:
    assert isinstance(found, Fetched), found
    return found.body


def test_a_page_comes_with_its_headers_and_the_instant_at_which_it_was_seen(fetcher: Make) -> None:
    with serving(a=reply(PAGE, etag='"1"', x_robots_tag="noarchive", tdm_reservation="1")) as server:
        found = fetcher().fetch(Request(server.url("/a")))
    assert isinstance(found, Fetched)
    assert (found.status, found.body, found.observed, found.moved) == (200, PAGE, NOW, "")
    assert found.address == server.url("/a")
    assert [found.header(name) for name in ("etag", "x-robots-tag", "tdm-reservation")] == ['"1"', "noarchive", "1"]


def test_servers_are_told_who_asks_and_given_nothing_else(fetcher: Make) -> None:
    with serving(a=reply(PAGE)) as server:
        fetcher(agent="Desk/1.0 (me@desk.example)").fetch(Request(server.url("/a")))
    for asked in server.asked:
        assert asked.headers["user-agent"] == "Desk/1.0 (me@desk.example)"
        assert asked.headers.keys() == {"host", "user-agent", "accept", "accept-encoding", "connection"}


CODED = {
    "gzip": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "Deflate": zlib.compress(PAGE)[2:-4],  # without its header, as some servers have it
    "gzip, gzip": gzip.compress(gzip.compress(PAGE)),
    "identity": PAGE,
}


@pytest.mark.parametrize(("coding", "sent"), CODED.items())
def test_what_was_compressed_comes_out_as_it_was(coding: str, sent: bytes, fetcher: Make) -> None:
    with serving(a=reply(sent, content_encoding=coding)) as server:
        assert body(fetcher().fetch(Request(server.url("/a")))) == PAGE


@pytest.mark.parametrize(
    ("coding", "sent"),
    [("gzip", PAGE), ("gzip", CODED["gzip"][:-9]), ("deflate", b"no"), ("br", b"x"), ("zstd", b"x"), ("a, b, c", b"x")],
)
def test_a_coding_that_cannot_be_undone_is_a_reason(coding: str, sent: bytes, fetcher: Make) -> None:
    with serving(a=reply(sent, content_encoding=coding)) as server:
        assert reason(fetcher().fetch(Request(server.url("/a")))) == "encoding"


def test_a_body_may_come_in_chunks_or_end_with_its_connection(fetcher: Make) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"5\r\nhello\r\n6\r\n there\r\n0\r\n\r\n"
    with serving(chunks=chunked, closes=b"HTTP/1.0 200 OK\r\n\r\nhello there") as server:
        assert body(fetcher().fetch(Request(server.url("/chunks")))) == b"hello there"
        assert body(fetcher().fetch(Request(server.url("/closes")))) == b"hello there"


def test_what_precedes_the_answer_itself_is_passed_over(fetcher: Make) -> None:
    with serving(a=b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n" + reply(PAGE)) as server:
        assert body(fetcher().fetch(Request(server.url("/a")))) == PAGE


def test_only_what_has_changed_is_sent_again(fetcher: Make) -> None:
    with serving(a=reply(status=304, etag='"2"', length="")) as server:
        request = Request(server.url("/a"), etag='"1"', modified="Wed, 04 Mar 2026 05:06:07 GMT")
        found = fetcher().fetch(request)
        headers = server.asked[-1].headers
    assert isinstance(found, Fetched)
    assert found.status == 304
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Wed, 04 Mar 2026 05:06:07 GMT")


def test_a_server_that_says_not_modified_unasked_has_given_nothing(fetcher: Make) -> None:
    with serving(a=reply(status=304, length="")) as server:
        assert reason(fetcher().fetch(Request(server.url("/a")))) == "http-status"


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (401, {}, "forbidden"),
        (403, {}, "forbidden"),
        (403, {"cf_mitigated": "challenge"}, "challenge"),
        (404, {}, "not-found"),
        (410, {}, "gone"),
        (418, {}, "http-status"),
        (206, {}, "http-status"),
        (429, {}, "retry-later"),
        (500, {}, "server-error"),
        (503, {}, "server-error"),
        (503, {"retry_after": "60"}, "retry-later"),
    ],
)
def test_a_status_that_is_no_answer_has_its_reason(
    status: int, headers: dict[str, str], expected: str, fetcher: Make
) -> None:
    with serving(a=reply(b"Sorry", status, **headers)) as server:
        found = fetcher().fetch(Request(server.url("/a")))
    assert isinstance(found, Failed)
    assert (found.reason, found.status) == (expected, status)
    assert str(status) in found.detail


def test_two_requests_to_a_server_are_a_second_apart_and_as_far_as_it_asks_for(fetcher: Make, clock: Clock) -> None:
    with serving(a=reply(PAGE), b=reply(PAGE)) as server, serving("127.0.0.2", a=reply(PAGE)) as other:
        polite = fetcher()
        for url in (server.url("/a"), other.url("/a"), server.url("/b")):
            assert reason(polite.fetch(Request(url))) == "fetched"
        assert [round(seconds) for seconds in clock.slept] == [1]
        server.replies["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 7", kind="text/plain")
        slow = fetcher()
        slow.fetch(Request(server.url("/a")))
        slow.fetch(Request(server.url("/b")))
    assert [round(seconds) for seconds in clock.slept] == [1, 7]


def test_what_robots_txt_disallows_is_not_asked_for(fetcher: Make) -> None:
    with serving(a=reply(PAGE)) as server:
        server.replies["/robots.txt"] = reply(b"User-agent: Dateline\nDisallow: /a", kind="text/plain")
        assert reason(fetcher().fetch(Request(server.url("/a")))) == "robots"
        assert reason(fetcher(agent="Desk/1.0").fetch(Request(server.url("/a")))) == "fetched"
        assert server.targets() == ["/a"]


def test_a_robots_txt_that_is_not_to_be_heeded_is_not_asked_for(fetcher: Make) -> None:
    with serving(a=reply(PAGE), b=reply(PAGE)) as server:
        server.replies["/robots.txt"] = reply(b"User-agent: *\nDisallow: /", kind="text/plain")
        asking = fetcher(heeds=lambda url: not url.endswith("/a"))
        assert isinstance(asking.fetch(Request(server.url("/a"))), Fetched)
        assert reason(asking.fetch(Request(server.url("/b")))) == "robots"
        assert [asked.target for asked in server.asked] == ["/a", "/robots.txt"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(status=404), "fetched"),
        (reply(status=301, location="/robots.txt"), "fetched"),  # leads nowhere: as if it were not there
        (reply(status=503), "robots"),
        (reply(status=429), "robots"),
        (breaking(b""), "connection"),
        (b"", "empty-reply"),
    ],
)
def test_a_server_whose_robots_txt_cannot_be_had_is_left_alone(answer: Reply, expected: str, fetcher: Make) -> None:
    with serving(a=reply(PAGE)) as server:
        server.replies["/robots.txt"] = answer
        assert reason(fetcher().fetch(Request(server.url("/a")))) == expected
        assert server.targets() == (["/a"] if expected == "fetched" else [])


def test_who_goes_on_for_another_fetcher_leaves_a_server_its_pause(fetcher: Make, clock: Clock) -> None:
    with serving(a=reply(PAGE)) as server:
        server.replies["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 7\n", kind="text/plain")
        first = fetcher()
        first.fetch(Request(server.url("/a")))
        clock.now += timedelta(seconds=3)
        fetcher(hosts=first.hosts()).fetch(Request(server.url("/a")))
        assert [round(seconds) for seconds in clock.slept] == [4]
        clock.now += timedelta(hours=1)
        fetcher(hosts=first.hosts()).fetch(Request(server.url("/a")))
        assert len(clock.slept) == 1


def test_robots_txt_is_asked_for_once_a_day_over_all_runs(fetcher: Make, clock: Clock) -> None:
    with serving(a=reply(PAGE)) as server:
        first = fetcher()
        first.fetch(Request(server.url("/a")))
        (known,) = first.hosts()
        assert (known.origin, known.robots_status) == (server.url(""), 200)
        assert known.robots_until == NOW + ROBOTS_MOST
        second = fetcher(hosts=(known,))
        second.fetch(Request(server.url("/a")))
        assert [replace(host, asked=None) for host in second.hosts()] == [replace(known, asked=None)]
        clock.now += ROBOTS_MOST
        fetcher(hosts=(known,)).fetch(Request(server.url("/a")))
    assert [asked.target for asked in server.asked].count("/robots.txt") == 2


def test_a_robots_txt_that_says_how_long_it_holds_is_believed_within_bounds(fetcher: Make) -> None:
    for said, until in (
        ("max-age=60", ROBOTS_LEAST),
        ("max-age=7200", timedelta(hours=2)),
        ("max-age=9999999", ROBOTS_MOST),
    ):
        with serving(a=reply(PAGE)) as server:
            server.replies["/robots.txt"] = reply(b"", kind="text/plain", cache_control=said)
            asked = fetcher()
            asked.fetch(Request(server.url("/a")))
        assert asked.hosts()[0].robots_until == NOW + until


def test_a_server_that_fails_again_and_again_is_given_up_for_the_run(fetcher: Make) -> None:
    with serving() as server:
        server.replies |= {f"/{n}": b"" for n in range(9)}
        asker = fetcher()
        found = [reason(asker.fetch(Request(server.url(f"/{n}")))) for n in range(9)]
        assert found == ["empty-reply"] * 9
        assert len(server.targets()) == STRIKES


def test_a_fetch_of_an_address_with_a_line_break_is_refused(fetcher: Make) -> None:
    assert reason(fetcher().fetch(Request("http://127.0.0.1/a\r\nX-Evil: 1"))) == "bad-address"


def test_headers_that_would_break_a_request_are_not_sent(fetcher: Make) -> None:
    with serving(a=reply(PAGE)) as server:
        fetcher().fetch(Request(server.url("/a"), etag='"1"\r\nX-Evil: 1'))
        assert "x-evil" not in server.asked[-1].headers


def test_a_tag_that_a_request_cannot_hold_is_not_sent(fetcher: Make) -> None:
    with serving(a=reply(PAGE, etag='"caf\xe9"')) as server:
        found = fetcher().fetch(Request(server.url("/a"), etag='"caf\xe9"'))
        assert isinstance(found, Fetched)
        assert (found.header("etag"), found.body) == ('"caf\xe9"', PAGE)
        assert "if-none-match" not in server.asked[-1].headers


@pytest.mark.parametrize(
    "wrong", [{"agent": ""}, {"agent": "a\nb"}, {"agent": "Schr\xf6der"}, {"seconds": 0}, {"pause": -1}, {"proxy": "x"}]
)
def test_options_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        FetchOptions(**wrong)  # type: ignore[arg-type]


def test_a_host_that_asked_to_be_left_alone_is(fetcher: Make, clock: Clock) -> None:
    with serving(a=reply(PAGE)) as server:
        origin = server.url("")
        busy = HostState(origin, b"", 404, NOW + ROBOTS_MOST, NOW + timedelta(minutes=5))
        found = fetcher(hosts=(busy,)).fetch(Request(server.url("/a")))
        assert isinstance(found, Failed)
        assert (found.reason, found.not_before, server.asked) == ("retry-later", busy.not_before, [])
        clock.now += timedelta(minutes=5)
        assert reason(fetcher(hosts=(busy,)).fetch(Request(server.url("/a")))) == "fetched"
