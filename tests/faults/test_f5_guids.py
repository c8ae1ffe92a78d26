"""F5: what names an entry is the same in every run, whatever its publisher does with its guids."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.faults.feeds import Told, ask, rss, take_in

LEVEE = Told("Levee holds", link="https://news.example/levee", guid="1")
VOTE = Told("Council votes", "The council voted on Friday to repair it.", "https://news.example/vote", "1")
NOTE = Told("A note", "The sirens were tested on Monday.", guid="http://news.example/?p=3")


def articles(store: Path) -> dict[str, str]:
    return dict(ask(store, "select uri, title from article"))


def test_f5_guids_that_go_change_and_return_neither_double_a_story_nor_merge_two(store: Path) -> None:
    assert take_in(rss(LEVEE, NOTE), store).code == 0
    first = articles(store)
    assert len(first) == 2
    moved = replace(LEVEE, guid="https://news.example/?p=1", link="http://news.example/levee?utm_source=rss")
    for guid in ("", "2"):
        assert take_in(rss(replace(moved, guid=guid), replace(NOTE, guid="https://news.example/?p=3")), store).code == 0
        assert articles(store) == first
    assert take_in(rss(moved, VOTE), store).code == 0  # under the guid that the levee's story had
    assert articles(store) == {**first, "https://news.example/vote": "Council votes"}
