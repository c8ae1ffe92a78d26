"""A poll asks what is due, takes in what came, remembers what it learned, and never asks twice for what it has."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines.polling.poll import PollOptions, PollReport, poll
from dateline.schemas.errors import StoreError
from dateline.schemas.fetched import Failed
from dateline.schemas.polling import FeedState
from tests.pipelines.polling.web import FEED, HOUR, Browser, Post, Web, make, page, rss

pytestmark = pytest.mark.usefixtures("quickly")

FIRE = "https://news.example/2026/fire"
VOTE = "https://news.example/2026/vote"
BURNED = "A warehouse in Stockton burned down on Tuesday, and two firefighters were hurt, the fire department said."
BLAMED = "The mayor, Ann Lee, said on Wednesday that the owner had ignored three warnings about the wiring."
VOTED = "The city council of Stockton voted on Tuesday to close the harbour for repairs until the end of May."
BURNS = Post(FIRE, "Warehouse burns", "A fire broke out.")
CLOSES = Post(VOTE, "Harbour closes", "A vote.")
MORE = "Council members had debated the plan for two months before a majority came round to it, officials said."


@pytest.fixture
def web() -> Web:
    Browser.web = Web()
    Browser.web.pages = {
        FEED: rss(
            "News", [Post(FIRE, "Warehouse burns", "A fire broke out."), Post(VOTE, "Harbour closes", "A vote.")]
        ),
        FIRE: page("Warehouse burns", BURNED, BLAMED),
        VOTE: page("Harbour closes", VOTED, MORE),
    }
    return Browser.web


def ask(store: Path, web: Web, after: timedelta = timedelta(0)) -> PollReport:
    web.now += after
    return poll(PollOptions(store, make, workers=1), web.clock)


def rows(store: Path, question: str) -> list[tuple[object, ...]]:
    with open_reader(store) as db:
        return db.execute(question).fetchall()


def state(store: Path) -> FeedState:
    with open_reader(store) as db:
        return feed_state.all_feeds(db)[0]


def test_a_feeds_items_become_articles_with_the_text_of_their_pages(store: Path, web: Web) -> None:
    done = ask(store, web)
    assert done.run is not None
    assert done.run.adds_up
    assert done.run.total.stored == 2
    found = rows(store, "select uri, title, contains(text, 'wiring'), published_method from article order by uri")
    assert found == [(FIRE, "Warehouse burns", True, "feed"), (VOTE, "Harbour closes", False, "feed")]


def test_what_was_there_at_the_first_poll_is_known_since_its_publication_and_what_comes_later_since_it_was_seen(
    store: Path, web: Web
) -> None:
    web.pages[FEED] = rss("News", [CLOSES])
    ask(store, web)
    web.pages[FEED] = rss("News", [BURNS, CLOSES])
    ask(store, web, timedelta(hours=6))
    known = rows(store, "select uri, known_at from article order by uri")
    assert known == [(FIRE, HOUR + timedelta(hours=6)), (VOTE, datetime(2026, 3, 4, 10))]


def test_a_feed_that_is_not_due_is_not_asked(store: Path, web: Web) -> None:
    ask(store, web)
    ask(store, web, timedelta(minutes=1))
    assert web.asked[FEED] == 1


def test_what_has_not_changed_is_neither_sent_nor_parsed_nor_written(store: Path, web: Web) -> None:
    ask(store, web)
    before = rows(store, "from article_version order by all"), rows(store, "from run"), web.sent.total()
    done = ask(store, web, timedelta(hours=6))
    assert done.run is None
    assert done.tally.unchanged == 1
    assert (rows(store, "from article_version order by all"), rows(store, "from run")) == before[:2]
    assert web.sent.total() == before[2]
    assert state(store).good == web.now


def test_an_item_that_is_edited_is_looked_up_again_and_its_neighbour_is_left_alone(store: Path, web: Web) -> None:
    ask(store, web)
    web.pages[FIRE] = page("Warehouse burns, two hurt", BURNED, BLAMED)
    asked = web.asked[VOTE]
    web.pages[FEED] = rss("News", [Post(FIRE, "Warehouse burns, two hurt", "A fire."), CLOSES])
    web.now += timedelta(minutes=90)  # before any page is looked at again
    poll(PollOptions(store, make, frozenset({FEED}), workers=1), web.clock)
    assert rows(store, "select count(*) from article_version where uri = '" + FIRE + "'") == [(2,)]
    assert web.asked[VOTE] == asked


def test_a_page_that_changes_is_looked_at_again_and_gets_a_second_version(store: Path, web: Web) -> None:
    ask(store, web)
    web.pages[FIRE] = page("Warehouse burns", BURNED.replace("two firefighters", "three firefighters"), BLAMED)
    ask(store, web, timedelta(hours=9))
    assert rows(store, "select count(*) from article_version where uri = '" + FIRE + "'") == [(2,)]
    assert "three firefighters" in str(rows(store, "select text from article where uri = '" + FIRE + "'"))


def test_a_headline_that_changes_on_its_page_alone_is_seen_when_its_feed_lists_it_no_longer(
    store: Path, web: Web
) -> None:
    ask(store, web)
    web.pages[FEED] = rss("News", [CLOSES])
    web.pages[FIRE] = page("Arson suspected at warehouse", BURNED, BLAMED)
    ask(store, web, timedelta(hours=9))
    assert rows(store, f"select title, published_method from article where uri = '{FIRE}'") == [
        ("Arson suspected at warehouse", "feed")
    ]


def test_what_stands_around_an_article_may_change_with_every_view(store: Path, web: Web) -> None:
    ask(store, web)
    web.pages[FIRE] = page("Warehouse burns", BURNED, BLAMED, advert="Buy a boat")
    done = ask(store, web, timedelta(hours=9))
    assert done.run is None
    assert rows(store, "select count(*) from article_version where uri = '" + FIRE + "'") == [(1,)]


def test_an_article_waits_for_its_page_and_comes_as_its_feed_gives_it_where_that_stays_away(
    store: Path, web: Web
) -> None:
    web.failing[FIRE] = Failed(FIRE, "timeout", "no answer in 30 s")
    first = ask(store, web)
    assert first.run is not None
    assert first.run.adds_up
    assert (first.run.total.stored, first.run.total.skipped) == (1, 1)
    for _ in range(3):
        ask(store, web, timedelta(hours=6))
    assert rows(store, "select text from article where uri = '" + FIRE + "'") == [("A fire broke out.",)]
    assert ("rejected", "timeout") in rows(store, "select 'rejected', reason from reject")


def test_an_article_that_waited_has_one_version_once_its_page_comes(store: Path, web: Web) -> None:
    web.failing[FIRE] = Failed(FIRE, "timeout", "no answer in 30 s")
    ask(store, web)
    del web.failing[FIRE]
    ask(store, web, timedelta(hours=2))
    versions = rows(store, "select known_at, contains(text, 'wiring') from article_version where uri = '" + FIRE + "'")
    assert versions == [(datetime(2026, 3, 4, 10), True)]  # it was there at the first poll


def test_what_robots_may_not_read_is_taken_as_the_feed_gives_it(store: Path, web: Web) -> None:
    web.failing[FIRE] = Failed(FIRE, "robots", "robots.txt disallows it")
    done = ask(store, web)
    assert done.run is not None
    assert (done.run.total.stored, done.run.total.skipped) == (2, 1)
    assert any("what its feed gives was taken in its place" in line for line in done.run.lines())
    ask(store, web, timedelta(hours=30))
    assert web.asked[FIRE] == 1


def test_a_page_that_shows_no_article_is_not_taken_for_one(store: Path, web: Web) -> None:
    web.pages[FIRE] = page("Page not found", "Sorry, the page you are looking for could not be found.")
    for _ in range(3):
        ask(store, web, timedelta(hours=6))
    assert rows(store, "select text from article where uri = '" + FIRE + "'") == [("A fire broke out.",)]


def test_a_feed_that_fails_is_a_reject_and_is_asked_ever_more_seldom(store: Path, web: Web) -> None:
    web.failing[FEED] = Failed(FEED, "server-error", "503", 503)
    waits = []
    for _ in range(4):
        done = ask(store, web)
        assert done.run is not None
        assert done.run.exit_code == 3
        due = state(store).due
        assert due is not None
        waits.append(due - web.now)
        web.now = due
    assert waits == sorted(set(waits))
    assert state(store).errors == 4
    assert rows(store, "select distinct reason from reject") == [("server-error",)]
    del web.failing[FEED]
    ask(store, web)
    assert (state(store).errors, state(store).reason) == (0, "")


def test_a_feed_that_is_gone_for_good_is_retired(store: Path, web: Web) -> None:
    web.failing[FEED] = Failed(FEED, "gone", "410", 410)
    done = ask(store, web)
    assert done.next_due is None
    assert state(store).retired == HOUR
    ask(store, web, timedelta(days=40))
    assert web.asked[FEED] == 1


def test_a_feed_that_moved_is_asked_at_its_new_address_and_keeps_its_name(store: Path, web: Web) -> None:
    new = "https://feeds.example/news.xml"
    web.pages[new] = web.pages[FEED]
    web.moved[FEED] = new
    ask(store, web)
    ask(store, web, timedelta(hours=6))
    assert (state(store).url, state(store).address) == (FEED, new)
    assert (web.asked[FEED], web.asked[new]) == (1, 1)
    assert rows(store, "select count(*) from article") == [(2,)]


def test_what_is_no_feed_is_a_reject(store: Path, web: Web) -> None:
    web.pages[FEED] = page("Our news", "Here you find our news.")
    done = ask(store, web)
    assert done.run is not None
    assert done.run.total.rejected == 1
    assert state(store).reason == "not-a-feed"


def test_an_article_of_two_feeds_is_taken_once(store: Path, web: Web) -> None:
    other = "https://news.example/city.xml"
    web.pages[other] = rss("City", [Post(FIRE, "Warehouse burns", "What the city desk says of it.")])
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(other, HOUR)])
    ask(store, web)
    ask(store, web, timedelta(hours=1))
    assert rows(store, "select count(*) from article_version where uri = '" + FIRE + "'") == [(1,)]
    assert web.asked[FIRE] == 1


def test_a_feed_that_is_removed_while_it_is_asked_stays_removed(store: Path, web: Web, tmp_path: Path) -> None:
    ask(store, web)
    with open_writer(store) as writer, transaction(writer.db):
        assert feed_state.remove(writer.db, [FEED]) == 1
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.save(writer.db, feed_state.Remembered(feeds=(FeedState(FEED, HOUR),)))
    assert rows(store, "select count(*) from feed_log") == [(0,)]
    assert rows(store, "select count(*) from article") == [(2,)]


def test_a_poll_without_feeds_says_that_there_are_none(tmp_path: Path, web: Web) -> None:
    with open_writer(tmp_path / "empty.duckdb"):
        pass
    done = ask(tmp_path / "empty.duckdb", web)
    assert done.run is None
    assert done.next_due is None


def test_a_page_whose_archive_was_left_behind_is_not_due_for_ever(store: Path, web: Web) -> None:
    ask(store, web)
    shutil.rmtree(store.with_name(f"{store.name}.d") / "archive")
    done = ask(store, web, timedelta(hours=3))
    assert done.next_due is not None
    assert done.next_due > web.now


def test_a_file_that_is_no_store_is_left_alone_with_nothing_beside_it(tmp_path: Path, web: Web) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are notes.")
    with pytest.raises(StoreError):
        ask(file, web)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
