"""F7: what a feed no longer holds stays, what it holds again costs nothing, and an edit is a version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.feeds import Told, ask, rss, take_in
from tests.faults.states import holds

LEVEE = Told(
    "Levee breaks", "The levee at Millbrook broke on Thursday, killing two people.", "https://news.example/levee", "1"
)
VOTE = Told("Council votes", "The council voted on Friday to repair it.", "https://news.example/vote", "2")


def versions(store: Path) -> dict[str, int]:
    return dict(ask(store, "select uri, count(*) from article_version group by uri"))


@pytest.fixture
def taken(store: Path) -> Path:
    assert take_in(rss(LEVEE, VOTE), store).code == 0
    return store


def test_f7_entries_removed_and_reordered_change_nothing(taken: Path) -> None:
    before = holds(taken)
    for feed in (rss(VOTE, LEVEE), rss(VOTE), rss()):
        assert take_in(feed, taken).code == 0
        assert holds(taken).seen == before.seen


def test_f7_an_edit_is_a_version_and_its_event_is_one(taken: Path) -> None:
    events = "select count(*) from timeline where story = 'all'"
    before = ask(taken, events)
    assert take_in(rss(replace(LEVEE, title="Levee breaks at Millbrook"), VOTE), taken).code == 0
    assert versions(taken) == {LEVEE.link: 2, VOTE.link: 1}
    assert ask(taken, events) == before
    assert ask(taken, "select title from article where contains(uri, 'levee')") == [("Levee breaks at Millbrook",)]


def test_f7_one_entry_fifty_times_is_one_article(store: Path, tally: Callable[..., None]) -> None:
    ended = take_in(rss(*[LEVEE] * 50), store)
    assert ended.code == 0
    assert versions(store) == {LEVEE.link: 1}
    assert "50 documents in: 1 stored, 49 duplicate" in ended.said
    tally(entries=50)
