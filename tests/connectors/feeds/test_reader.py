"""Feeds of some size are parsed in a process of their own, which no feed outlives its means in."""

from __future__ import annotations

import json
import os
import signal
import subprocess

import pytest

from dateline.connectors.feeds.child import TOO_COSTLY
from dateline.connectors.feeds.parse import parse
from dateline.connectors.feeds.reader import CHILD, SMALL, FeedReader
from dateline.schemas.feeds import Feed, Unparsed
from tests.connectors.feeds.told import TITLES, atom, rss


def titles(found: Feed | Unparsed) -> list[str]:
    assert isinstance(found, Feed)
    return [entry.title for entry in found.entries]


@pytest.mark.parametrize("text", [rss(), atom(), "<html/>", '{"items": [{"id": "1", "title": "é"}]}'])
def test_the_child_gives_what_would_be_read_here(text: str) -> None:
    with FeedReader(small=0) as reader:
        assert reader.read(text) == parse(text)


def test_one_child_reads_many_feeds_and_ends_with_its_reader() -> None:
    with FeedReader(small=0) as reader:
        assert [titles(reader.read(text)) for text in (rss(), atom(), rss())] == [TITLES] * 3
        child = reader._child
        assert child is not None
        assert child.poll() is None
    assert child.poll() == -signal.SIGKILL


def test_small_feeds_need_no_child() -> None:
    with FeedReader() as reader:
        assert titles(reader.read(rss())) == TITLES
        assert reader._child is None


@pytest.mark.parametrize(
    "dear", ["a." * 501, "x " * (SMALL // 2)], ids=["a word without end", "more than a small feed holds"]
)
def test_what_is_dear_to_parse_goes_to_the_child(dear: str) -> None:
    feed = f"<rss><channel><item><title>T</title><author>{dear}</author></item></channel></rss>"
    with FeedReader() as reader:
        assert titles(reader.read(feed)) == ["T"]
        assert reader._child is not None


def test_a_feed_that_the_child_cannot_answer_in_time_is_given_up_and_the_next_is_read() -> None:
    with FeedReader(small=0, deadline=0.0) as reader:
        assert reader.read(rss()) == TOO_COSTLY
        reader._deadline = 60.0
        assert titles(reader.read(rss())) == TITLES


def test_a_child_that_died_is_replaced() -> None:
    with FeedReader(small=0) as reader:
        reader.read(rss())
        assert reader._child is not None
        os.kill(reader._child.pid, signal.SIGKILL)
        reader._child.wait()
        assert titles(reader.read(rss())) == TITLES


def test_the_child_ends_with_its_input() -> None:
    request = rss().encode()
    ended = subprocess.run(
        (*CHILD, "5"), input=len(request).to_bytes(8, "big") + request, capture_output=True, check=True, timeout=60
    )
    assert len(json.loads(ended.stdout[8:])["entries"]) == 2
