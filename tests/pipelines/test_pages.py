"""Pages come by their addresses, each is asked for once, and what they say is in the store and in the journal."""

from __future__ import annotations

import gzip
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import lock
from dateline.connectors.http import journal
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.layout import Layout
from dateline.pipelines import batches, ingest
from dateline.pipelines.asked import Asked
from dateline.pipelines.forget import forget, look
from dateline.pipelines.ingest import IngestOptions
from dateline.pipelines.polling.stopping import STOP
from dateline.pipelines.report import OUTCOMES, RunReport
from dateline.pipelines.steps.addresses import key
from dateline.schemas.errors import InputError, StoreBusyError
from tests.faults import states
from tests.faults.articles import PAGE, numbered
from tests.faults.children import read_here
from tests.pipelines.conftest import Clock
from tests.servers import reply, serving

Take = Callable[..., RunReport]


@pytest.fixture
def take(store: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Ingests addresses, and lists of them, into one store."""
    monkeypatch.setattr(batches, "read_batch", read_here)

    def run(*inputs: str, lists: tuple[Path, ...] = (), sources: Path | None = None) -> RunReport:
        fetching = FetchOptions(allowed=frozenset({"127.0.0.1", "127.0.0.2"}), seconds=5, pause=0)
        options = IngestOptions(inputs, store, workers=1, lists=lists, fetching=fetching, sources=sources)
        return ingest.run(options, clock)

    return run


def ended(done: RunReport) -> dict[str, int]:
    assert done.adds_up
    return {name: count for name in OUTCOMES if (count := getattr(done.total, name))}


def asked(store: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(store), read_only=True) as db:
        return db.execute(sql).fetchall()


def kept(store: Path) -> list[str]:
    """The addresses in finished journals; there is no other journal."""
    folder = Layout.of(store).fetched
    assert journal.unfinished(folder) == []
    return [found.url for path in journal.finished(folder) for _, found in journal.answers(path)]


def page(number: int) -> bytes:
    return reply(f"<html><body><article><p>{numbered(number)}</p></article></body></html>".encode())


def test_a_page_is_an_article_under_its_address_known_from_when_it_was_seen(take: Take, store: Path) -> None:
    with serving(a=reply(PAGE.encode())) as server:
        done = take(server.url("/a"))
        assert (ended(done), done.exit_code) == ({"stored": 1}, 0)
        assert asked(store, "select uri, known_basis from article") == [(key(server.url("/a")), "observed")]
        assert kept(store) == [server.url("/a")]


def test_a_page_that_has_not_changed_is_neither_read_nor_kept_again(take: Take, store: Path) -> None:
    with serving(a=page(1)) as server:
        take(server.url("/a"))
        done = take(server.url("/a"))
        assert (ended(done), done.changed, done.exit_code) == ({"unchanged": 1}, 0, 0)
        server.replies["/a"] = page(2)
        assert ended(take(server.url("/a"))) == {"stored": 1}
        server.replies["/a"] = page(1)
        assert ended(take(server.url("/a"))) == {"stored": 1}
    assert asked(store, "select count(*) from article_version") == [(3,)]


def test_one_page_under_several_addresses_is_asked_for_once(take: Take, store: Path) -> None:
    with serving(a=page(1), **{"a?utm_source=rss": page(1)}) as server:
        done = take(server.url("/a?utm_source=rss"), server.url("/a"), server.url("/a"))
        assert ended(done) == {"stored": 1, "duplicate": 2}
        assert server.targets() == ["/a?utm_source=rss"]
    assert asked(store, "select uri from article") == [(key(server.url("/a")),)]


def test_lists_of_addresses_are_read_and_what_is_no_address_is_a_reject(
    take: Take, store: Path, tmp_path: Path
) -> None:
    with serving(a=page(1), b=page(2)) as server:
        plain, packed = tmp_path / "urls", tmp_path / "more.gz"
        plain.write_text(f"# of today\n\n  {server.url('/a')}\r\nfile:///etc/passwd\n", encoding="utf-8")
        packed.write_bytes(gzip.compress(server.url("/b").encode()))
        done = take(lists=(plain, packed))
    assert (ended(done), done.exit_code) == ({"stored": 2, "rejected": 1}, 3)
    assert asked(store, "select uri, reason from reject") == [("file:///etc/passwd", "bad-address")]


@pytest.mark.parametrize("content", [None, b"# nothing\n"])
def test_a_list_that_gives_nothing_is_said_before_a_store_is_made(
    content: bytes | None, take: Take, store: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "urls"
    if content:
        listed.write_bytes(content)
    with pytest.raises(InputError, match="urls"):
        take(lists=(listed,))
    assert not store.exists()


def test_files_and_pages_come_in_one_run(take: Take, articles: Path) -> None:
    with serving(a=page(1)) as server:
        assert ended(take(str(articles), server.url("/a"))) == {"stored": 3}


def test_a_feed_that_is_given_by_its_address_gives_its_articles(take: Take, store: Path) -> None:
    item = "<item><title>Pier closes</title><link>https://news.example/pier</link><description>x</description></item>"
    feed = f"<rss version='2.0'><channel><title>News</title>{item}</channel></rss>"
    with serving(feed=reply(feed.encode(), kind="application/rss+xml")) as server:
        assert ended(take(server.url("/feed"))) == {"stored": 1}
    assert asked(store, "select uri from article") == [("https://news.example/pier",)]


def test_a_web_page_where_a_feed_was_asked_for_is_no_article(take: Take, store: Path) -> None:
    with serving(**{"feed.xml?all": page(1), "rss": page(2)}) as server:
        assert ended(take(server.url("/feed.xml?all"), server.url("/rss"))) == {"stored": 1, "rejected": 1}
        assert asked(store, "select uri, reason from reject") == [(server.url("/feed.xml?all"), "not-a-feed")]


def killed(take: Take, monkeypatch: pytest.MonkeyPatch, *urls: str) -> None:
    """A run that ends when all is fetched and nothing stored."""
    with monkeypatch.context() as patched:
        patched.setattr(ingest, "take_in", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            take(*urls)


def test_what_a_killed_run_had_fetched_is_not_asked_for_again(
    take: Take, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(a=page(1), b=page(2)) as server:
        killed(take, monkeypatch, server.url("/a"))
        assert ended(take(server.url("/b"))) == {"stored": 1}
        done = take(server.url("/a"), server.url("/b"))
        assert ended(done) == {"stored": 1, "unchanged": 1}
        assert server.targets() == ["/a", "/b", "/b"]
        assert sorted(set(kept(store))) == [server.url("/a"), server.url("/b")]


def test_what_a_killed_run_had_fetched_goes_with_the_next_command_where_it_may_not_be_kept_any_more(
    take: Take, store: Path, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = tmp_path / "sources.toml"
    strict.write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nkeep = "evidence"\n')
    left = Layout.of(store).fetched
    with serving(a=page(1)) as server, serving("127.0.0.2", b=page(2)) as other:
        killed(take, monkeypatch, server.url("/a"), other.url("/b"))
        take(str(articles), sources=strict)
        assert [found.url for path in journal.unfinished(left) for _, found in journal.answers(path)] == [
            other.url("/b")
        ]
        assert ended(take(server.url("/a"), other.url("/b"), sources=strict)) == {"stored": 2}
        assert (server.targets(), other.targets()) == (["/a", "/a"], ["/b"])
    assert kept(store) == [other.url("/b")]


def test_a_run_that_is_told_to_end_asks_for_nothing_more_and_the_next_goes_on_from_there(
    take: Take, store: Path
) -> None:
    def ends(sock: socket.socket) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        assert STOP.wait(9)
        sock.sendall(page(9))

    with serving(**{str(n): page(n) for n in range(20)}) as server:
        urls = [server.url(f"/{n}") for n in range(20)]
        server.replies["/9"] = ends
        with pytest.raises(KeyboardInterrupt):
            take(*urls)
        assert server.targets()[-1] == "/9"
        server.replies["/9"] = page(9)
        assert ended(take(*urls)) == {"stored": 20}
        assert len(server.targets()) == 20


def test_only_one_run_at_a_time_fetches(take: Take, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(a=page(1)) as server:
        take(server.url("/a"))
        monkeypatch.setattr(ingest, "lock", Impatient)
        with lock.hold(Layout.of(store).polling, 0), pytest.raises(StoreBusyError):
            take(server.url("/a"))
        assert server.targets() == ["/a"]


class Impatient:
    """The lock, for somebody who does not wait."""

    @staticmethod
    def hold(path: Path, wait: float) -> object:
        return lock.hold(path, 0)


def erase(store: Path, what: str, clock: Clock) -> None:
    asking = Asked(key(what), "url", "us", "asked for")
    forget(look(asking, store, clock).request, store, clock)


def test_what_is_forgotten_leaves_the_journal_and_is_not_asked_for_again(take: Take, store: Path, clock: Clock) -> None:
    with serving(a=page(1), b=page(2), c=reply(status=301, location="/a")) as server:
        take(server.url("/a"), server.url("/b"))
        erase(store, server.url("/a"), clock)
        assert kept(store) == [server.url("/b")]
        done = take(server.url("/a"), server.url("/c"))
        assert (ended(done), done.exit_code) == ({"erased": 2}, 0)
        assert sorted(server.targets()) == ["/a", "/a", "/b", "/c"]  # the second by the redirect
        assert kept(store) == [server.url("/b")]


def test_what_was_forgotten_while_it_was_fetched_is_in_no_journal(
    take: Take, store: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(a=page(1), b=page(2)) as server:
        take(server.url("/a"), server.url("/b"))
        server.replies["/a"] = page(3)
        killed(take, monkeypatch, server.url("/a"))
        with lock.hold(Layout.of(store).polling, 0):  # as a run does that fetches
            erase(store, server.url("/a"), clock)
        assert ended(take(server.url("/a"), server.url("/b"))) == {"erased": 1, "unchanged": 1}
    assert set(kept(store)) == {server.url("/b")}


def test_pages_of_a_server_without_a_line_are_rejects_and_the_others_are_stored(take: Take, store: Path) -> None:
    with serving("127.0.0.2", a=page(1)) as good, serving() as bad:
        bad.replies["/robots.txt"] = b""
        done = take(bad.url("/a"), good.url("/a"), bad.url("/b"))
    assert ended(done) == {"stored": 1, "rejected": 2}
    rejects = asked(store, "select uri, reason from reject order by uri")
    assert rejects == [(bad.url("/a"), "empty-reply"), (bad.url("/b"), "empty-reply")]  # as they were asked for


def test_the_journal_replays_to_the_same_rows_without_the_network(take: Take, store: Path, clock: Clock) -> None:
    cyrillic = "<html><body><p>Дамба выдержала, сообщил шериф в четверг.</p></body></html>".encode("cp1251")
    with serving(a=page(1), b=page(2), r=reply(status=301, location="/b")) as server:
        server.replies["/c"] = reply(gzip.compress(cyrillic), kind="text/html; charset=cp1251", content_encoding="gzip")
        take(*(server.url(f"/{name}") for name in "arc"), server.url("/gone"))
        server.replies["/a"] = page(3)
        take(server.url("/a"), server.url("/r"))
    again = store.with_name("again.duckdb")
    archive = str(Layout.of(store).fetched)
    done = ingest.run(IngestOptions((archive,), again, workers=1), clock)
    assert (done.total.stored, done.total.rejected, done.exit_code) == (4, 0, 0)
    assert rows(again) == rows(store)
    assert asked(again, "select count(*), count(distinct article_id) from article_version") == [(4, 3)]


def rows(store: Path) -> states.State:
    """All that readers see of what was taken in, but for when."""
    with duckdb.connect(str(store), read_only=True) as db:
        return {view: found for view, found in states.state(db).items() if view not in ("run", "input", "reject")}
