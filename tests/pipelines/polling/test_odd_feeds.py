"""Feeds that no one would think of harm nobody: neither the other feeds of a poll, nor what they had brought."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.http.journal import Journal, answers, finished
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_writer
from dateline.pipelines.asked import Asked
from dateline.pipelines.forget import forget, look
from dateline.pipelines.polling.poll import PollOptions, poll
from dateline.schemas.errors import UsageError
from dateline.schemas.fetched import Failed, Fetched
from dateline.schemas.polling import FeedState
from tests.pipelines.polling.test_poll import ask, rows, state
from tests.pipelines.polling.web import FEED, HOUR, Browser, Post, Web, make, rss

pytestmark = pytest.mark.usefixtures("quickly")

WHOLE = "The city council of Stockton voted on Tuesday to close the harbour for repairs until the end of May. " * 9
FIRES, VOTES = (Post(f"https://news.example/{name}", name, WHOLE) for name in ("Fire", "Vote"))
NEW = "https://feeds.example/news.xml"


@pytest.fixture
def web() -> Web:
    Browser.web = Web(pages={FEED: rss("News", [FIRES])})
    return Browser.web


def test_a_title_that_is_no_text_is_kept_without_what_no_text_may_hold(store: Path, web: Web) -> None:
    items = [{"id": "1", "title": "One", "content_text": WHOLE}]
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "a\ud800b\0\n c", "items": items}
    web.pages[FEED] = json.dumps(said).encode()
    web.headers[FEED] = (("content-type", "application/feed+json"),)
    ask(store, web)
    assert state(store).title == "ab c"
    assert rows(store, "select count(*) from article") == [(1,)]


def test_a_feed_that_broke_off_is_asked_for_as_a_whole_again(store: Path, web: Web) -> None:
    whole = rss("News", [FIRES, VOTES])
    web.pages[FEED] = whole[: whole.rindex(b"<pubDate>")]
    web.headers[FEED] = (("last-modified", "Wed, 04 Mar 2026 09:00:00 GMT"),)
    ask(store, web)
    assert (state(store).etag, state(store).modified) == ("", "")
    web.pages[FEED] = whole
    ask(store, web, timedelta(hours=6))
    assert rows(store, "select count(*) from article") == [(2,)]


def test_a_redirect_for_good_to_what_is_no_feed_is_not_believed(store: Path, web: Web) -> None:
    web.failing[FEED] = Failed(FEED, "not-found", "404", 404, moved="https://parked.example/")
    ask(store, web)
    del web.failing[FEED]
    ask(store, web, timedelta(hours=6))
    assert (state(store).address, state(store).errors) == ("", 0)
    assert rows(store, "select count(*) from article") == [(1,)]


def test_a_feed_that_moved_and_moved_back_is_found_where_it_was(store: Path, web: Web) -> None:
    web.moved[FEED] = NEW
    web.pages[NEW] = web.pages[FEED]
    ask(store, web)
    assert state(store).address == NEW
    del web.moved[FEED], web.pages[NEW]
    web.failing[NEW] = Failed(NEW, "gone", "410", 410)
    ask(store, web, timedelta(hours=6))
    web.pages[FEED] = rss("News", [FIRES, VOTES])
    ask(store, web, timedelta(hours=6))
    assert (state(store).retired, state(store).errors) == (None, 0)
    assert rows(store, "select count(*) from article") == [(2,)]


def killed(store: Path, *answers: Fetched) -> None:
    """Leaves what a killed run had fetched."""
    with Journal(Layout.of(store).fetched, "20260304T110000000") as journal:
        for answer in answers:
            journal.append(answer)


def kept(url: str, body: bytes, at: datetime, status: int = 200) -> Fetched:
    return Fetched(url, url, "", status, (), body, at)


def test_what_a_killed_run_had_fetched_answers_one_poll_and_no_second(store: Path, web: Web) -> None:
    old = HOUR - timedelta(minutes=20)
    killed(store, kept(FEED, web.pages[FEED], old), kept("https://removed.example/feed", b"<rss/>", old))
    ask(store, web)
    assert web.asked[FEED] == 0
    web.pages[FEED] = rss("News", [FIRES, VOTES])
    ask(store, web, timedelta(hours=6))
    assert web.asked[FEED] == 1
    assert rows(store, "select count(*) from article") == [(2,)]


def test_what_was_fetched_long_ago_or_by_a_clock_that_ran_ahead_is_fetched_again(store: Path, web: Web) -> None:
    for at in (HOUR - timedelta(days=3), HOUR + timedelta(days=3650)):
        killed(store, kept(FEED, b"<rss/>", at))
        ask(store, web)
    assert web.asked[FEED] == 1
    assert state(store).errors == 0


def test_that_nothing_had_changed_for_another_is_no_answer_to_who_has_nothing(store: Path, web: Web) -> None:
    killed(store, kept(FEED, b"", HOUR - timedelta(minutes=20), status=304))
    ask(store, web)
    assert rows(store, "select count(*) from article") == [(1,)]


def test_a_clock_that_ran_ten_years_ahead_puts_no_feed_off_for_ten_years(store: Path, web: Web) -> None:
    ask(store, web, timedelta(days=3650))
    web.pages[FEED] = rss("News", [FIRES, VOTES])
    ask(store, web, timedelta(days=-3650))
    assert rows(store, "select count(*) from article") == [(2,)]


def test_a_feed_that_was_left_alone_for_a_year_is_not_taken_for_a_yearly(store: Path, web: Web) -> None:
    ask(store, web)
    later = HOUR + timedelta(days=365)
    stamps = [later - timedelta(minutes=10 * n) for n in range(30)]
    posts = [Post(f"{FEED}/{n}", str(n), WHOLE, f"{at:%a, %d %b %Y %H:%M:%S} GMT") for n, at in enumerate(stamps)]
    web.pages[FEED] = rss("News", posts)
    ask(store, web, timedelta(days=365))
    due = state(store).due
    assert due is not None
    assert due - later < timedelta(hours=3)  # in which half of what it holds may be replaced


def test_items_without_links_are_known_again_where_their_feed_moves_to(store: Path, web: Web) -> None:
    web.pages[FEED] = web.pages[NEW] = rss("News", [Post("", "Vote", WHOLE, guid="vote-1")])
    ask(store, web)
    web.moved[FEED] = NEW
    web.pages[NEW] = rss("Our news", [Post("", "Vote", WHOLE, guid="vote-1"), Post("", "Fire", WHOLE, guid="fire-1")])
    ask(store, web, timedelta(hours=6))
    assert rows(store, "select count(*) from article") == [(2,)]


@pytest.mark.parametrize(
    "link", ["https://news.example/", "https://news.example/today", "https://news.example/live#{}"]
)
def test_a_page_of_many_items_is_the_text_of_none(store: Path, web: Web, link: str) -> None:
    posts = [
        Post(link.format(name), name, f"{name}: the council met on Tuesday.", guid=name) for name in ("Fire", "Vote")
    ]
    web.pages[FEED] = rss("News", posts)
    ask(store, web)
    assert sorted(rows(store, "select title, text from article")) == [
        (name, f"{name}: the council met on Tuesday.") for name in ("Fire", "Vote")
    ]
    assert web.asked.keys() == {FEED}


def test_nothing_of_an_item_without_a_link_is_left_once_it_was_forgotten(store: Path, web: Web) -> None:
    web.pages[FEED] = rss("News", [Post("", "Vote", WHOLE, guid="vote-1")])
    ask(store, web)
    asking = Asked(f"{FEED}#guid=vote-1", "url", "us", "asked for")
    forget(look(asking, store, web.clock).request, store, web.clock)
    web.pages[FEED] = rss("News", [Post("", "Vote", WHOLE, guid="vote-1"), FIRES])
    ask(store, web, timedelta(hours=6))
    kept = [answer.body for path in finished(Layout.of(store).fetched) for _, answer in answers(path)]
    assert not any(b"vote-1" in body for body in kept)
    assert rows(store, "select uri from feed_item") == [(FIRES.link,)]


def test_a_feed_that_is_not_there_cannot_be_asked_by_name(store: Path, web: Web) -> None:
    with pytest.raises(UsageError, match="no feed of this store"):
        poll(PollOptions(store, make, frozenset({"https://news.example/fed.xml"})), web.clock)


def test_two_feeds_of_a_site_may_name_their_items_alike(store: Path, web: Web) -> None:
    other = "https://news.example/city.xml"
    web.pages[FEED], web.pages[other] = (rss("News", [Post("", name, WHOLE, guid="1")]) for name in ("Fire", "Vote"))
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(other, HOUR)])
    ask(store, web)
    assert rows(store, "select uri from article order by uri") == [(f"{other}#guid=1",), (f"{FEED}#guid=1",)]


def test_an_article_that_waits_for_its_page_comes_though_its_feed_is_removed_if_another_lists_it(
    store: Path, web: Web
) -> None:
    short = Post("https://news.example/fire", "Fire", "A fire broke out in a warehouse of Stockton.")
    web.failing[short.link] = Failed(short.link, "timeout", "no answer in 30 s")
    web.pages[FEED] = web.pages["https://news.example/z.xml"] = rss("News", [short])
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState("https://news.example/z.xml", HOUR)])
    ask(store, web)
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.remove(writer.db, [FEED])
    ask(store, web, timedelta(hours=6))
    assert rows(store, "select text from article") == [(short.summary,)]
