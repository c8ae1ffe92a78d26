"""N1 to N11: whatever servers, names and networks do, it is a reason in the report, and nobody else's pages are lost.

One run meets all of them at once; what needs a certificate's dates, a resolver or a day to pass is asked of a fetcher.
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.http.options import FetchOptions
from dateline.connectors.layout import Layout
from dateline.pipelines import batches, ingest
from dateline.pipelines.ingest import IngestOptions
from dateline.pipelines.report import RunReport
from dateline.schemas.inputs import MEBIBYTE
from tests.faults import states
from tests.faults.articles import PAGE, numbered
from tests.faults.children import read_here
from tests.servers import Server, breaking, for_ever, reply, serving, slowly

AT = datetime(2026, 3, 4, 5, 6, 7)
SECONDS = 2.0  # that a fetch may take here
CAP = MEBIBYTE
OCTETS = b"x" * 1000
LIAR = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
# A hundred times ten megabytes of zeros, in one megabyte.
BOMB = gzip.compress(bytes(10 * MEBIBYTE)) * 100


def article(number: int) -> bytes:
    return reply(f"<html><body><article><p>{numbered(number)}</p></article></body></html>".encode())


# -------------------------------------------------------------------------------------- all of them in one run


@dataclass(frozen=True, slots=True)
class World:
    """What a run was given, and what became of it."""

    store: Path
    urls: dict[str, str]  # by what they are
    servers: dict[str, Server]
    seconds: float
    first: RunReport
    reasons: dict[str, str]  # by what they are, "" for stored
    hosts: frozenset[str]


FAULTS = {
    "slow headers": (slowly(article(1), 0.5), "timeout"),
    "slow body": (lambda sock: (sock.sendall(article(1)[:150]), slowly(article(1)[150:], 0.5)(sock)), "timeout"),
    "circle": (reply(status=301, location="/"), "redirects"),
    "to nowhere": (reply(status=302), "redirects"),
    "gone": (reply(b"Gone.", 410), "gone"),
    "not found": (reply(b"No.", 404), "not-found"),
    "error": (reply(b"Oops", 500), "server-error"),
    "closed": (reply(b"Log in", 401), "forbidden"),
    "challenge": (reply(b"<p>Are you a robot?", 403, cf_mitigated="challenge"), "challenge"),
    "busy": (reply(b"Later", 429, retry_after="1000000000"), "retry-later"),
    "gzip bomb": (reply(BOMB, content_encoding="gzip"), "too-large"),
    "bomb in a bomb": (reply(gzip.compress(BOMB), content_encoding="gzip, gzip"), "too-large"),
    "deflate bomb": (reply(zlib.compress(bytes(20 * MEBIBYTE)), content_encoding="deflate"), "too-large"),
    "brotli unasked": (reply(b"\x0b\x02\x80x\x03", content_encoding="br"), "encoding"),
    "endless": (for_ever(LIAR + b"\r\n", OCTETS), "too-large"),
    "endless chunks": (
        for_ever(LIAR + b"Transfer-Encoding: chunked\r\n\r\n", b"3e8\r\n" + OCTETS + b"\r\n"),
        "too-large",
    ),
    "ten gigabytes": (for_ever(LIAR + b"Content-Length: 10000000000\r\n\r\n", OCTETS), "too-large"),
    "less than announced": (reply(PAGE.encode(), length="5000"), "truncated"),
    "more than announced": (reply(PAGE.encode(), length="50"), "truncated"),
    "reset": (breaking(reply(PAGE.encode(), length="5000")), "truncated"),
    "nothing": (b"", "empty-reply"),
    "no http": (b"SSH-2.0-OpenSSH_9.6\r\n", "not-http"),
    "to this network": (reply(status=302, location="http://169.254.169.254/latest/meta-data/"), "address-refused"),
    "to this machine": (reply(status=302, location="http://2130706433/"), "address-refused"),
    "to a file": (reply(status=302, location="file:///etc/passwd"), "bad-address"),
}
GIVEN = {
    "private": ("http://10.0.0.1/", "address-refused"),
    "mapped": ("http://[::ffff:127.0.0.1]/", "address-refused"),
    "octal": ("http://0177.0.0.1/", "address-refused"),
    "no such name": ("http://nowhere.invalid/", "dns"),
    "file": ("file:///etc/passwd", "bad-address"),
    "script": ("javascript:alert(1)", "bad-address"),
    "data": ("data:text/html,<p>x", "bad-address"),
    "ftp": ("ftp://127.0.0.1/x", "bad-address"),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A run over a server of every fault, each on a host of its own, and two good ones."""
    folder = tmp_path_factory.mktemp("network")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patched:
        patched.setattr(batches, "read_batch", read_here)
        servers = {
            name: stack.enter_context(serving(f"127.0.1.{n}")) for n, name in enumerate([*FAULTS, "good", "moved"], 1)
        }
        for name, (answer, _) in FAULTS.items():
            servers[name].replies["/"] = answer
        servers["good"].replies["/"] = article(1)
        servers["moved"].replies["/"] = reply(status=301, location=servers["good"].url("/new"))
        servers["good"].replies["/new"] = article(2)
        urls = {name: server.url("/") for name, server in servers.items()} | {n: url for n, (url, _) in GIVEN.items()}
        hosts = frozenset(server.host for server in servers.values())
        began = time.monotonic()
        done = take(folder / "news.duckdb", urls, hosts)
        seconds = time.monotonic() - began
        yield World(folder / "news.duckdb", urls, servers, seconds, done, reasons(folder / "news.duckdb", urls), hosts)


def take(store: Path, urls: dict[str, str], hosts: frozenset[str]) -> RunReport:
    listed = store.with_suffix(".urls")
    listed.write_text("\n".join(urls.values()), encoding="utf-8")
    fetching = FetchOptions(allowed=hosts, seconds=SECONDS, cap=CAP, pause=0)
    return ingest.run(IngestOptions((), store, workers=1, lists=(listed,), fetching=fetching), the_present)


def the_present() -> datetime:
    return AT


def reasons(store: Path, urls: dict[str, str]) -> dict[str, str]:
    """Why each address was not stored, in the last run."""
    last = "select max(run_id) from run_log"
    with duckdb.connect(str(store), read_only=True) as db:
        rows = db.execute(f"select reason from input where run_id = ({last}) order by ordinal").fetchall()
    return dict(zip(urls, (reason for (reason,) in rows), strict=True))


def check(world: World, *names: str) -> None:
    """Each of these ended with its reason, and the run adds up."""
    expected = {name: reason for name, (_, reason) in (FAULTS | GIVEN).items()}
    assert {name: world.reasons[name] for name in names} == {name: expected[name] for name in names}
    assert world.first.adds_up
    assert world.first.exit_code == 3


def test_n1_a_server_that_sends_a_byte_now_and_then_is_over_in_time_and_holds_nobody_up(world: World) -> None:
    check(world, "slow headers", "slow body")
    assert world.seconds < 4 * SECONDS + 20  # the rest is what a run of Beam takes on a slow day
    slow = world.servers["slow headers"].asked[-1].at
    assert world.servers["good"].asked[-1].at < slow + SECONDS


def test_n2_redirects_end_and_a_page_that_moved_is_the_article_that_it_was(world: World) -> None:
    check(world, "circle", "to nowhere")
    assert (world.reasons["moved"], world.reasons["good"]) == ("", "")
    with duckdb.connect(str(world.store), read_only=True) as db:
        stored = {uri.rstrip("/") for (uri,) in db.execute("select uri from article").fetchall()}
    assert stored == {world.servers[name].url("") for name in ("good", "moved")}


def test_n3_a_page_that_has_not_changed_is_not_read_and_nothing_is_written(world: World, tmp_path: Path) -> None:
    store, urls = tmp_path / "news.duckdb", {"good": world.urls["good"], "moved": world.urls["moved"]}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(batches, "read_batch", read_here)
        assert take(store, urls, world.hosts).total.stored == 2
        patched.setattr(batches, "read_batch", lambda *_: pytest.fail("a page was read"))
        again = take(store, urls, world.hosts)
    assert (again.total.unchanged, again.changed, again.exit_code) == (2, 0, 0)


def test_n4_what_a_server_refuses_is_told_apart_and_counted(world: World) -> None:
    check(world, "gone", "not found", "error", "closed", "challenge")


def test_n5_a_server_that_asks_to_be_left_alone_is_a_reason(world: World) -> None:
    check(world, "busy")


def test_n6_bombs_end_at_the_cap_and_no_coding_is_taken_that_cannot_be_bounded(world: World) -> None:
    check(world, "gzip bomb", "bomb in a bomb", "deflate bomb", "brotli unasked")


def test_n7_bodies_without_end_and_announcements_that_lie_are_never_taken_for_a_page(world: World) -> None:
    check(world, "endless", "endless chunks", "ten gigabytes", "less than announced", "more than announced")
    kept = sum(path.stat().st_size for path in Layout.of(world.store).fetched.iterdir())
    assert kept < 10_000


def test_n8_connections_that_break_and_answers_that_are_none_have_their_class(world: World) -> None:
    check(world, "reset", "nothing", "no http")


def test_n9_addresses_of_this_network_are_not_connected_to_in_any_spelling(world: World) -> None:
    check(world, "private", "mapped", "octal", "no such name")


def test_n10_a_redirect_into_this_network_is_refused_where_it_leads_there(world: World) -> None:
    check(world, "to this network", "to this machine")


def test_n11_only_the_web_is_fetched(world: World) -> None:
    check(world, "file", "script", "data", "ftp", "to a file")
    with duckdb.connect(str(world.store), read_only=True) as db:
        others = "select count(*) from article where not starts_with(uri, 'http://127.0.1.')"
        assert db.execute(others).fetchone() == (0,)


MENDED = ("slow body", "circle", "gone", "busy", "gzip bomb", "endless", "reset", "to this network")


@pytest.mark.fault("N1", "N2", "N4", "N5", "N6", "N7", "N8", "N10")
def test_once_all_is_well_the_store_is_as_if_it_had_always_been(world: World, tmp_path: Path) -> None:
    clean = tmp_path / "clean.duckdb"
    urls = {name: world.urls[name] for name in (*MENDED, "good", "moved")}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(batches, "read_batch", read_here)
        for number, name in enumerate(MENDED, 10):
            world.servers[name].replies["/"] = article(number)
        again, undisturbed = take(world.store, urls, world.hosts), take(clean, urls, world.hosts)
    assert (again.total.stored, again.total.unchanged) == (len(MENDED), 2)
    assert undisturbed.total.stored == len(MENDED) + 2
    assert seen(world.store) == seen(clean)


def seen(store: Path) -> states.State:
    """All that readers see of articles and events."""
    with duckdb.connect(str(store), read_only=True) as db:
        return {view: rows for view, rows in states.state(db).items() if view not in ("run", "reject", "input")}
