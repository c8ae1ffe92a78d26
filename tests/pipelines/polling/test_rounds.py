"""A poll goes in rounds: what one brought can be read before the next begins, and little of it is held at once."""

from __future__ import annotations

import os
import signal
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.http import journal
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines.forget import Asked, forget, look
from dateline.pipelines.polling import answers
from dateline.pipelines.polling.poll import PollOptions, poll
from dateline.pipelines.polling.watch import ending
from dateline.pipelines.steps.feedpages import Made
from dateline.schemas.errors import InputError
from dateline.schemas.fetched import Failed, Fetched, HostState, Request
from dateline.schemas.polling import FeedState
from dateline.schemas.records import Document, Media, Reading
from tests.pipelines.polling.web import HOUR, Browser, Post, Web, page, rss

FAST, SLOW = "https://fast.example/feed.xml", "https://slow.example/{}.xml"
FIRE, VOTE = "https://fast.example/fire", "https://fast.example/vote"
BURNED = "A warehouse in Stockton burned down on Tuesday, and two firefighters were hurt, the fire department said."
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Watched(Browser):
    """A browser with somebody beside it who is told of each request before it is answered."""

    def fetch(self, request: Request) -> Fetched | Failed:
        told[0](request.url)
        return Browser.fetch(self, request)


told: list[Callable[[str], None]] = [lambda url: None]


def make(hosts: Sequence[HostState]) -> Watched:
    return Watched(tuple(hosts))


@pytest.fixture
def web() -> Iterator[Web]:
    Browser.web = Web(pages={FAST: rss("News", [Post(FIRE, "Fire", "A fire.")]), FIRE: page("Fire", BURNED)})
    yield Browser.web
    told[0] = lambda url: None


def store_of(folder: Path, *feeds: str) -> Path:
    path = folder / "store.duckdb"
    with open_writer(path) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(url, HOUR - timedelta(days=1)) for url in feeds])
    return path


def articles(store: Path) -> list[str]:
    with open_reader(store) as db:
        return [uri for (uri,) in db.execute("select uri from article order by uri").fetchall()]


def test_the_news_of_others_can_be_read_while_a_slow_server_is_waited_for(tmp_path: Path, web: Web) -> None:
    """One of its feeds takes longer than a round has for it."""
    slow = [SLOW.format(n) for n in range(3)]
    store = store_of(tmp_path, FAST, *slow)
    web.pages |= {url: rss("Slow", []) for url in slow}
    seen: list[list[str]] = []

    def beside(url: str) -> None:
        if url in slow:
            seen.append(articles(store))
            time.sleep(0.6)

    told[0] = beside
    done = poll(PollOptions(store, make, workers=1, slice=0.5), web.clock)
    assert seen == [[], [], [FIRE]]
    assert done.run is not None
    assert done.run.adds_up
    with open_reader(store) as db:
        assert db.execute("select count(*), count(ended) from run").fetchall() == [(1, 1)]


@pytest.mark.parametrize(
    ("budget", "failed"), [(0.5, 0), (60, 1)], ids=["whose time is used up", "that gives no answer"]
)
def test_a_server_is_not_waited_for_in_another_round(budget: float, failed: int, tmp_path: Path, web: Web) -> None:
    slow = [SLOW.format(n) for n in range(6)]
    store = store_of(tmp_path, *slow)
    web.pages = {url: rss("Slow", []) for url in slow}
    web.failing = {url: Failed(url, "timeout", "no answer in 30 s") for url in slow if failed}
    told[0] = lambda url: time.sleep(0.6)
    done = poll(PollOptions(store, make, workers=1, slice=0.5, budget=budget), web.clock)
    assert sum(web.asked[url] for url in slow) == 1
    assert (done.tally.failed, done.tally.left) == (failed, 5)


def test_a_silent_server_is_left_alone_with_all_of_its_pages_for_a_while(tmp_path: Path, web: Web) -> None:
    """Else the next poll would be due at once, for one page more, and so for as many as its feed lists."""
    silent = [f"https://silent.example/{n}" for n in range(3)]
    web.pages[FAST] = rss("News", [Post(url, f"Fire {url[-1]}", "A fire.") for url in silent])
    web.failing = {url: Failed(url, "timeout", "no answer in 30 s") for url in silent}
    told[0] = lambda url: time.sleep(0.2 if url in silent else 0.0)
    store = store_of(tmp_path, FAST)
    done = poll(PollOptions(store, make, workers=1, slice=0.1), lambda: HOUR)
    assert sum(web.asked[url] for url in silent) == 1
    assert done.next_due is not None
    assert done.next_due > HOUR
    with open_reader(store) as db:
        assert db.execute("select count(*) from input where reason = 'timeout'").fetchall() == [(3,)]


def test_a_poll_that_is_told_to_end_asks_for_no_page_and_loses_none(tmp_path: Path, web: Web) -> None:
    store = store_of(tmp_path, FAST)
    options = PollOptions(store, make, workers=1)
    told[0] = lambda url: os.kill(os.getpid(), signal.SIGTERM)
    with ending():
        first = poll(options, web.clock, draining=True)
    assert web.asked == {FAST: 1}
    assert first.run is not None
    assert [reason.reason for reason in first.run.reasons] == ["no-time"]
    told[0] = lambda url: None
    assert asked_again(options, web) == [FIRE]
    assert articles(store) == [FIRE]


def asked_again(options: PollOptions, web: Web) -> list[str]:
    web.asked.clear()
    web.now += timedelta(minutes=1)
    poll(options, web.clock)
    return sorted(web.asked)


def test_what_was_forgotten_never_lies_in_a_journal_not_even_while_the_poll_goes_on(tmp_path: Path, web: Web) -> None:
    store = store_of(tmp_path, FAST)
    options = PollOptions(store, make, workers=1)
    poll(options, web.clock)
    plan = look(Asked(FIRE, None, "Ada", "a court says so"), store, web.clock)
    forget(plan.request, store, web.clock)
    web.now += timedelta(hours=6)
    web.pages |= {
        FAST: rss("News", [Post(VOTE, "Vote", "A vote."), Post(FIRE, "Fire", "A fire.")]),
        VOTE: page("Vote", BURNED.replace("warehouse", "school")),
    }
    kept: list[list[str]] = []
    told[0] = lambda url: kept.append([one.url for one in in_journals(store)])
    done = poll(options, web.clock)
    assert kept == [[], []]
    assert done.tally.brought == 1
    assert articles(store) == [VOTE]
    assert [one.url for one in in_journals(store)] == [VOTE]


def in_journals(store: Path) -> list[Fetched]:
    folder = Layout.of(store).fetched
    return [
        one for path in (*journal.finished(folder), *journal.unfinished(folder)) for _, one in journal.answers(path)
    ]


def test_no_more_of_a_poll_is_held_in_memory_than_of_other_inputs(
    tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 120 MiB of pages never more than a chunk of 32 and what is being copied of it."""
    web.pages = {FAST: rss("News", [Post(f"https://fast.example/{n}", f"Fire {n}", "A fire.") for n in range(40)])}
    monkeypatch.setattr(answers, "made", as_it_is)
    monkeypatch.setattr(Browser, "fetch", large)
    tracemalloc.start()
    try:
        done = poll(PollOptions(store_of(tmp_path, FAST), make, workers=1), web.clock, read=unread)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert done.run is not None
    assert (done.run.given, done.run.adds_up) == (40, True)
    assert peak < 80 * MEBIBYTE


def large(asker: Browser, request: Request) -> Fetched:
    """The feed as it is, and of each page so much."""
    if body := asker.web.pages.get(request.url):
        return Fetched(request.url, request.url, "", 200, (), body, HOUR)
    body = b"<!doctype html>" + request.url.encode() + bytes(3 * MEBIBYTE)
    return Fetched(request.url, request.url, "", 200, (("content-type", "text/html"),), body, HOUR)


def as_it_is(uri: str, offered: bytes | None, media: Media, body: bytes) -> Made:
    return Made(media, body, uri)


def unread(document: Document, body: bytes) -> Reading:
    raise InputError("no-text", document.uri, "nothing is read here")
