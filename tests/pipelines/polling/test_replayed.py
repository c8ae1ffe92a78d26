"""A poll's journal, taken in with the network off, gives the rows that the polls gave."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_writer
from dateline.pipelines.ingest import IngestOptions, run
from dateline.pipelines.polling.poll import PollOptions, poll
from dateline.schemas.polling import FeedState
from tests.faults.states import holds
from tests.pipelines.polling.web import FEED, HOUR, Browser, Post, Web, make, page, rss

pytestmark = pytest.mark.usefixtures("quickly")

FIRE = "https://news.example/2026/fire"
VOTE = "https://news.example/2026/vote"
DAM = "https://news.example/dam"
BURNED = "A warehouse in Stockton burned down on Tuesday, and two firefighters were hurt, the fire department said."
BLAMED = "The mayor, Ann Lee, said on Wednesday that the owner had ignored three warnings about the wiring."
VOTED = "The city council of Stockton voted on Tuesday to close the harbour for repairs until the end of May."
HELD = "The dam above Millbrook held on Wednesday, the county said, after a night of rain that nobody had expected."
BURNS, CLOSES = Post(FIRE, "Warehouse burns", "A fire broke out."), Post(VOTE, "Harbour closes", "A vote.")
HOLDS = Post(DAM, "Dam holds", "It held.", "Wed, 04 Mar 2026 15:00:00 GMT")
OF_RUNS = {"run", "input", "reject", "feed"}


@pytest.fixture
def web() -> Web:
    Browser.web = Web(pages={FEED: rss("News", [BURNS]), FIRE: page("Warehouse burns", BURNED, BLAMED)})
    return Browser.web


def seen(store: Path) -> dict[str, list[str]]:
    return {view: rows for view, rows in holds(store).seen.items() if view not in OF_RUNS}


def test_polls_read_again_from_their_journal_give_the_same_rows(tmp_path: Path, web: Web) -> None:
    store, again = tmp_path / "store.duckdb", tmp_path / "again.duckdb"
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(FEED, HOUR - timedelta(days=1))])
    poll(PollOptions(store, make, workers=1), web.clock)
    web.pages |= {
        FEED: rss("News", [HOLDS, CLOSES, BURNS]),
        VOTE: page("Harbour closes", VOTED),
        DAM: page("Dam holds", HELD),
    }
    web.now += timedelta(hours=6)
    poll(PollOptions(store, make, workers=1), web.clock)
    web.pages[FIRE] = page("Warehouse burns", BURNED, BLAMED, advert="Buy a boat")
    web.now += timedelta(hours=9)
    poll(PollOptions(store, make, workers=1), web.clock)
    web.pages[FIRE] = page("Warehouse burns", BURNED.replace("two fire", "three fire"), BLAMED)
    web.now += timedelta(hours=30)
    poll(PollOptions(store, make, workers=1), web.clock)
    asked = sum(web.asked.values())
    done = run(IngestOptions((str(Layout.of(store).fetched),), again, workers=1), web.clock)
    assert (done.total.stored, done.total.rejected) == (4, 0)
    assert seen(again) == seen(store)
    assert len(seen(again)["article"]) == 3
    assert sum(web.asked.values()) == asked


def test_items_without_links_keep_their_names_in_a_replay_of_a_feed_that_moved(tmp_path: Path, web: Web) -> None:
    store, again, there = tmp_path / "store.duckdb", tmp_path / "again.duckdb", "https://feeds.example/news"
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(FEED, HOUR - timedelta(days=1))])
    web.pages = {FEED: b"", there: rss("News", [Post("", "Warehouse burns", BURNED, guid="1")])}
    web.moved = {FEED: there}
    poll(PollOptions(store, make, workers=1), web.clock)
    web.pages[there] = rss("News", [Post("", "Harbour closes", VOTED, guid="2"), Post("", "Fire", BURNED, guid="1")])
    web.now += timedelta(hours=6)
    poll(PollOptions(store, make, workers=1), web.clock)
    assert web.asked[there] == 1
    run(IngestOptions((str(Layout.of(store).fetched),), again, workers=1), web.clock)
    assert seen(again) == seen(store)
    assert len(seen(again)["article"]) == 2


@pytest.mark.parametrize("saved_first", [True, False])
def test_a_saved_feed_takes_nothing_from_the_pages_that_its_entries_sum_up(
    tmp_path: Path, web: Web, saved_first: bool
) -> None:
    store, polled, saved = tmp_path / "store.duckdb", tmp_path / "polled.duckdb", tmp_path / "saved.xml"
    told = "Tue, 03 Mar 2026 09:00:00 GMT"
    web.pages[FEED] = rss("News", [Post(FIRE, "Warehouse burns", "A fire broke out on Tuesday.", told)])
    saved.write_bytes(web.pages[FEED])
    with open_writer(polled) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(FEED, HOUR - timedelta(days=1))])
    poll(PollOptions(polled, make, workers=1), web.clock)
    given = [str(Layout.of(polled).fetched), str(saved)]
    for one in reversed(given) if saved_first else given:
        done = run(IngestOptions((one,), store, workers=1), web.clock)
    of_now = {"article", "article_part", "timeline", "evidence"}
    assert {v: seen(store)[v] for v in of_now} == {v: seen(polled)[v] for v in of_now}
    assert seen(store)["timeline"]
    assert saved_first or done.total.skipped == 1
