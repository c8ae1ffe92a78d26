"""What is remembered of feeds survives the store, whole, and only for feeds that are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import feed_state
from dateline.connectors.feed_state import Remembered
from dateline.connectors.store import open_writer
from dateline.schemas.fetched import HostState
from dateline.schemas.polling import FeedState, ItemState, PageState

NOW = datetime(2026, 3, 4, 12)
FEED = FeedState(
    "https://news.example/rss",
    NOW,
    title="News",
    folder="World/Europe",
    etag='"a"',
    due=NOW + timedelta(hours=1),
    items=(0.5,) * 24,
    hours=(2.0,) * 24,
)
ITEM = ItemState(FEED.url, "https://news.example/fire", "d1", NOW)
PAGE = PageState(ITEM.uri, FEED.url, ITEM.uri, NOW, backfill=True, due=NOW)
HOST = HostState("https://news.example", b"User-agent: *\xff", 200, NOW + timedelta(days=1), None)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(tmp_path / "store.duckdb") as writer:
        feed_state.add(writer.db, [FEED])
        yield writer.db


def test_rows_come_back_as_they_were_written(db: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    kept = Remembered((replace(FEED, errors=2),), (ITEM,), (PAGE,), (HOST,))
    feed_state.write(tmp_path, kept)
    feed_state.load(db, tmp_path)
    assert feed_state.all_feeds(db) == kept.feeds
    assert feed_state.items_of(db, [FEED.url], [ITEM.uri]) == kept.items
    assert feed_state.pages_of(db, [PAGE.uri]) == kept.pages == feed_state.due_pages(db, NOW)
    assert feed_state.hosts(db, NOW) == kept.hosts


def test_loading_the_same_again_changes_nothing(db: duckdb.DuckDBPyConnection) -> None:
    kept = Remembered((FEED,), (ITEM,), (PAGE,), (HOST,))
    feed_state.save(db, kept)
    feed_state.save(db, kept)
    assert [len(db.table(table).fetchall()) for table, _ in feed_state.TABLES.values()] == [1] * 4


def test_nothing_is_kept_of_a_feed_that_is_not_there(db: duckdb.DuckDBPyConnection) -> None:
    other = "https://gone.example/rss"
    gone = Remembered((FeedState(other, NOW),), (replace(ITEM, feed=other),), (replace(PAGE, feed=other),))
    feed_state.save(db, gone)
    assert feed_state.all_feeds(db) == (FEED,)
    assert not feed_state.items_of(db, [other], [ITEM.uri])
    assert not feed_state.pages_of(db, [PAGE.uri])


def test_a_feed_is_added_once_and_removed_with_all_that_hangs_on_it(db: duckdb.DuckDBPyConnection) -> None:
    assert feed_state.add(db, [FEED, FeedState("https://b.example/rss", NOW)]) == 1
    feed_state.save(db, Remembered(items=(ITEM,), pages=(PAGE,)))
    assert feed_state.remove(db, [FEED.url]) == 1
    assert not feed_state.items_of(db, [FEED.url], [ITEM.uri])
    assert not feed_state.pages_of(db, [PAGE.uri])


def test_what_is_longest_overdue_comes_first_and_the_retired_never(db: duckdb.DuckDBPyConnection) -> None:
    late = FeedState("https://b.example/rss", NOW, due=NOW - timedelta(days=1))
    gone = FeedState("https://c.example/rss", NOW, retired=NOW)
    new = FeedState("https://d.example/rss", NOW)
    feed_state.add(db, [late, gone, new])
    assert feed_state.due_feeds(db, NOW + timedelta(hours=2)) == (new, late, FEED)
    assert feed_state.due_feeds(db, NOW) == (new, late)


def test_the_next_thing_due_is_a_feed_or_a_page(db: duckdb.DuckDBPyConnection) -> None:
    assert feed_state.next_due(db) == FEED.due
    feed_state.save(db, Remembered(pages=(PAGE,)))
    assert feed_state.next_due(db) == NOW
    feed_state.remove(db, [FEED.url])
    assert feed_state.next_due(db) is None


def test_a_duplicate_in_one_list_is_added_once(db: duckdb.DuckDBPyConnection) -> None:
    twice = FeedState("https://b.example/rss", NOW)
    assert feed_state.add(db, [twice, twice]) == 1
