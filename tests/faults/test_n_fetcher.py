"""N2 to N10 of the fault table, where it takes a certificate's dates, a resolver, a proxy or a day that passes."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.connectors.http.fetcher import Fetcher
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.http.times import RETRY_MOST
from dateline.connectors.http.way import HOPS_MOST
from dateline.schemas.fetched import Failed, Fetched, HostState, Request
from dateline.schemas.inputs import MEBIBYTE
from tests.certificates import Authority
from tests.servers import Server, for_ever, reply, serving

NOW = datetime(2026, 3, 4, 5, 6, 7)
PAGE = reply(b"<p>The levee held.</p>")
PUBLIC = "93.184.216.34"
ALLOWED = frozenset({"127.0.0.1", "127.0.0.2", "localhost"})


class Clock:
    """An instant that a test moves."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Callable[..., Fetcher]:
    def make(hosts: Sequence[HostState] = (), tls: Any = None, resolver: Any = None, **options: Any) -> Fetcher:
        options = {"allowed": ALLOWED, "seconds": 5.0, "pause": 0} | options
        how: dict[str, Any] = {"resolver": resolver} if resolver else {}
        return Fetcher(FetchOptions(**options), hosts, clock=clock, sleep=lambda _: None, tls=tls, **how)

    return make


Make = Callable[..., Fetcher]


def reason(found: Fetched | Failed) -> str:
    return found.reason if isinstance(found, Failed) else "fetched"


# ------------------------------------------------------------------------------------------------ N2, N3: redirects


def test_n2_a_chain_of_redirects_ends_at_the_cap(fetcher: Make) -> None:
    with serving() as server:
        server.replies |= {f"/{n}": reply(status=302, location=f"/{n + 1}") for n in range(99)}
        assert reason(fetcher().fetch(Request(server.url("/0")))) == "redirects"
        assert len(server.targets()) == HOPS_MOST + 1


def test_n2_only_an_unbroken_chain_of_lasting_redirects_is_a_move(fetcher: Make) -> None:
    with serving(end=PAGE) as server:
        steps = {"/a": (301, "/b"), "/b": (308, "/end"), "/c": (301, "/d"), "/d": (302, "/a"), "/e": (307, "/end")}
        server.replies |= {at: reply(status=status, location=to) for at, (status, to) in steps.items()}
        moved = {}
        for at in steps:
            found = fetcher().fetch(Request(server.url(at)))
            assert isinstance(found, Fetched)
            assert (found.url, found.address) == (server.url(at), server.url("/end"))
            moved[at] = found.moved
        end, d = server.url("/end"), server.url("/d")
        assert moved == {"/a": end, "/b": end, "/c": d, "/d": "", "/e": ""}


def test_n2_a_page_that_moved_and_is_gone_there_says_both(fetcher: Make) -> None:
    with serving(a=reply(status=301, location="/b"), b=reply(status=410)) as server:
        found = fetcher().fetch(Request(server.url("/a")))
        assert isinstance(found, Failed)
        assert (found.reason, found.moved) == ("gone", server.url("/b"))


def test_n2_a_redirect_whose_letters_are_raw_bytes_leads_where_its_server_means(fetcher: Make) -> None:
    there = {"/stra%C3%9Fe": "/straße".encode(), "/caf%C3%A9": "/café".encode("latin-1")}
    for target, raw in there.items():
        with serving(a=b"HTTP/1.1 302 Found\r\nlocation: " + raw + b"\r\ncontent-length: 0\r\n\r\n") as server:
            server.replies[target] = PAGE
            assert reason(fetcher().fetch(Request(server.url("/a")))) == "fetched"


def test_n2_a_redirect_from_https_to_http_is_followed_and_not_believed_for_ever(fetcher: Make, tmp_path: Path) -> None:
    authority = Authority.make(tmp_path)
    with serving(a=PAGE) as plain, serving(tls=authority.server("localhost")) as secure:
        secure.replies["/"] = reply(status=301, location=plain.url("/a"))
        found = fetcher(tls=authority.trusted).fetch(Request(secure.url("/", "localhost", "https")))
    assert isinstance(found, Fetched)
    assert (found.address, found.moved) == (plain.url("/a"), "")


def test_n3_what_has_not_changed_is_not_sent_again(fetcher: Make) -> None:
    with serving(a=reply(status=304, length="")) as server:
        found = fetcher().fetch(Request(server.url("/a"), etag='W/"x"'))
        assert isinstance(found, Fetched)
        assert (found.status, found.body, server.asked[-1].headers["if-none-match"]) == (304, b"", 'W/"x"')


# ---------------------------------------------------------------------------------------------- N4, N5: Retry-After


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("120", timedelta(seconds=120)),
        ("Wed, 04 Mar 2026 06:06:07 GMT", timedelta(hours=1)),
        ("1000000000", RETRY_MOST),
        ("-5", None),
        ("soon", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_n5_a_busy_server_is_not_asked_before_and_a_new_process_knows_that(
    status: int, said: str, after: timedelta | None, fetcher: Make, clock: Clock
) -> None:
    with serving(a=reply(b"Later", status, retry_after=said), b=PAGE) as server:
        first = fetcher()
        found = first.fetch(Request(server.url("/a")))
        assert isinstance(found, Failed)
        assert found.not_before == (NOW + after if after else None)
        restarted = fetcher(hosts=first.hosts())
        for at, expected in ((clock.now, "retry-later"), (NOW + (after or timedelta(0)), "fetched")):
            clock.now = at
            assert reason(restarted.fetch(Request(server.url("/b")))) == (expected if after else "fetched")
        assert server.targets() == (["/a", "/b"] if after else ["/a", "/b", "/b"])


def test_n4_a_server_error_is_no_reason_to_leave_the_rest_of_its_pages(fetcher: Make) -> None:
    with serving(a=reply(b"Oops", 500), b=PAGE) as server:
        asker = fetcher()
        assert [reason(asker.fetch(Request(server.url(at)))) for at in ("/a", "/b")] == ["server-error", "fetched"]


# ------------------------------------------------------------------------------------------------ N6, N7: memory

BOMB = gzip.compress(bytes(10 * MEBIBYTE)) * 100
LIAR = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
HUGE = {
    "gzip": reply(BOMB, content_encoding="gzip"),
    "gzip in gzip": reply(gzip.compress(BOMB), content_encoding="gzip, gzip"),
    "no length": for_ever(LIAR + b"\r\n", bytes(MEBIBYTE)),
    "ten gigabytes": for_ever(LIAR + b"Content-Length: 10000000000\r\n\r\n", bytes(MEBIBYTE)),
    "headers": for_ever(b"HTTP/1.1 200 OK\r\n", b"X-Header: " + bytes(1).hex().encode() * 500 + b"\r\n"),
}


@pytest.mark.fault("N7")
@pytest.mark.parametrize("what", HUGE)
def test_n6_no_body_takes_more_memory_than_the_cap_and_64_mib(what: str, fetcher: Make) -> None:
    with serving(a=HUGE[what]) as server:
        asker = fetcher(cap=8 * MEBIBYTE)
        tracemalloc.start()
        try:
            found = asker.fetch(Request(server.url("/a")))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert reason(found) == ("not-http" if what == "headers" else "too-large")
    assert peak < (8 + 64) * MEBIBYTE


# ------------------------------------------------------------------------------------------------ N8: certificates


@pytest.mark.parametrize("kind", ["good", "tls-expired", "tls-wrong-host", "tls-untrusted", "signed by itself"])
def test_n8_a_certificate_that_does_not_hold_is_refused_by_its_class(kind: str, fetcher: Make, tmp_path: Path) -> None:
    authority = Authority.make(tmp_path)
    (tmp_path / "other").mkdir()
    context = {
        "good": lambda: authority.server("localhost"),
        "tls-expired": lambda: authority.server("localhost", timedelta(days=-1)),
        "tls-wrong-host": lambda: authority.server("other.example"),
        "tls-untrusted": lambda: Authority.make(tmp_path / "other").server("localhost"),
        "signed by itself": lambda: authority.server("localhost", alone=True),
    }[kind]()
    with serving(tls=context, a=PAGE) as server:
        found = fetcher(tls=authority.trusted).fetch(Request(server.url("/a", "localhost", "https")))
    expected = {"good": "fetched", "signed by itself": "tls-untrusted"}.get(kind, kind)
    assert reason(found) == expected
    assert server.asked == [] or kind == "good"


def test_n8_http_where_tls_is_due_and_tls_where_http_is_due_are_told(fetcher: Make, tmp_path: Path) -> None:
    authority = Authority.make(tmp_path)
    with serving(a=PAGE) as plain, serving(tls=authority.server("localhost"), a=PAGE) as secure:
        asker = fetcher(tls=authority.trusted)
        assert reason(asker.fetch(Request(plain.url("/a", "localhost", "https")))) == "tls"
        assert reason(asker.fetch(Request(secure.url("/a", "localhost")))) in ("empty-reply", "connection", "not-http")


def test_n8_a_server_that_is_not_there_is_told(fetcher: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert reason(fetcher().fetch(Request(f"http://127.0.0.1:{port}/"))) == "connection"


# ------------------------------------------------------------------------------------- N9, N10: where one connects to

PRIVATE = (
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
    *("::1", "fc00::1", "fe80::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"),
)


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where connections were made to. One to the public address ends at a server of the test; no other is made."""
    made: list[str] = []
    real = socket.create_connection

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        made.append(address[0])
        assert address[0] == PUBLIC, f"a connection to {address[0]}"
        return real(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    return made


@pytest.mark.parametrize("address", PRIVATE)
def test_n9_a_name_that_leads_into_this_network_is_never_connected_to(
    address: str, fetcher: Make, connections: list[str]
) -> None:
    found = fetcher(resolver=lambda host, port: (address,)).fetch(Request("http://news.example/"))
    assert reason(found) == "address-refused"
    assert connections == []


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.1", "127.1", "[::1]", "[::ffff:7f00:1]", "①②⑦.0.0.1"]
)
def test_n9_a_number_that_is_an_address_of_this_network_is_never_connected_to(
    host: str, fetcher: Make, connections: list[str]
) -> None:
    assert reason(fetcher(allowed=frozenset()).fetch(Request(f"http://{host}/"))) == "address-refused"
    assert connections == []


def test_n9_a_host_that_is_allowed_by_name_is_reached_and_its_neighbours_are_not(fetcher: Make) -> None:
    with serving(a=PAGE) as server:
        asker = fetcher(allowed=frozenset({"wiki.intranet"}), resolver=lambda host, port: ("127.0.0.1",))
        assert reason(asker.fetch(Request(server.url("/a", "wiki.intranet")))) == "fetched"
        assert reason(asker.fetch(Request(server.url("/a", "mail.intranet")))) == "address-refused"
        assert server.connections == 2


def test_n10_a_public_page_that_redirects_into_this_network_is_refused_there(
    fetcher: Make, connections: list[str]
) -> None:
    with serving(a=reply(status=302, location="http://10.0.0.1/admin")) as server:
        found = fetcher(resolver=lambda host, port: (PUBLIC,)).fetch(Request(server.url("/a", "news.example")))
    assert isinstance(found, Failed)
    assert (found.reason, set(connections)) == ("address-refused", {PUBLIC})
    assert "10.0.0.1" in found.detail


def test_n10_a_name_that_changes_its_mind_is_asked_anew_for_each_connection(
    fetcher: Make, connections: list[str]
) -> None:
    answers = iter([PUBLIC, "127.0.0.1", "127.0.0.1"])
    with serving(a=PAGE) as server:
        found = fetcher(resolver=lambda host, port: (next(answers),)).fetch(Request(server.url("/a", "news.example")))
        assert reason(found) == "address-refused"
        assert [asked.target for asked in server.asked] == ["/robots.txt"]
    assert connections == [PUBLIC]


def test_n10_a_proxy_of_the_environment_is_not_used(fetcher: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(a=PAGE) as server:
        assert reason(fetcher().fetch(Request(server.url("/a")))) == "fetched"


def test_n10_a_proxy_that_is_named_is_asked_for_everything_and_knows_nothing_of_this_network(fetcher: Make) -> None:
    with serving("127.0.0.2") as proxy:
        page = "http://news.example/a"
        proxy.replies |= {page: PAGE, "http://news.example/robots.txt": reply(status=404)}
        way = proxy.url("").replace("//", "//me:s%3Acret@")
        asker = fetcher(proxy=way, allowed=frozenset())
        assert reason(asker.fetch(Request(page))) == "fetched"
        assert proxy.asked[-1].headers["proxy-authorization"] == "Basic bWU6czpjcmV0"
        assert reason(asker.fetch(Request("http://127.0.0.1/"))) == "address-refused"
        assert reason(asker.fetch(Request("https://news.example/"))) == "proxy"
        assert [asked.target for asked in proxy.asked][-1] == "news.example:443"


def test_n10_a_certificate_is_checked_behind_a_proxy_too(fetcher: Make, tmp_path: Path) -> None:
    authority = Authority.make(tmp_path)
    for name, expected in (("localhost", "fetched"), ("other.example", "tls-wrong-host")):
        with serving(tls=authority.server(name), a=PAGE) as server, serving("127.0.0.2") as proxy:
            proxy.replies[f"localhost:{server.port}"] = _joined(server)
            asker = fetcher(proxy=proxy.url(""), tls=authority.trusted)
            assert reason(asker.fetch(Request(server.url("/a", "localhost", "https")))) == expected


def _joined(server: Server) -> Callable[[socket.socket], None]:
    """What a proxy does that is asked to pass everything on."""

    def pass_on(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection((server.host, server.port)) as there:
            back = threading.Thread(target=_copy, args=(there, client), daemon=True)
            back.start()
            _copy(client, there)
            back.join()

    return pass_on


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
