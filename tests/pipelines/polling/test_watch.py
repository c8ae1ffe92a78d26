"""Watching polls what falls due, sleeps in between, survives what goes wrong and ends when it is told to."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from dateline.connectors import feed_state, lock
from dateline.connectors.database import transaction
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_writer
from dateline.pipelines.polling.poll import PollOptions, PollReport
from dateline.pipelines.polling.watch import Failure, ending, watch
from dateline.schemas.errors import StoreError
from dateline.schemas.polling import FeedState
from tests.pipelines.polling.web import FEED, HOUR, Browser, Post, Web, make, rss

pytestmark = pytest.mark.usefixtures("quickly")


@pytest.fixture
def web() -> Web:
    Browser.web = Web()
    Browser.web.pages = {FEED: rss("News", [Post("", "Fire", "A fire broke out on Tuesday.", guid="1")])}
    return Browser.web


def sleeping(web: Web, times: int, meanwhile: Callable[[int], None] = lambda _: None) -> Callable[[float], bool]:
    """A sleep by the web's own clock, which ends the watch after so many times."""
    slept: list[float] = []

    def sleep(seconds: float) -> bool:
        slept.append(seconds)
        web.now += timedelta(seconds=seconds)
        meanwhile(len(slept))
        return len(slept) >= times

    return sleep


def told(store: Path, web: Web, sleep: Callable[[float], bool]) -> list[PollReport | Failure]:
    said: list[PollReport | Failure] = []
    watch(PollOptions(store, make, workers=1, wait=0), web.clock, sleep, said.append, random.Random(1))
    return said


def test_what_falls_due_is_polled_and_nothing_in_between(store: Path, web: Web) -> None:
    said = told(store, web, sleeping(web, 30))
    assert [one for one in said if isinstance(one, Failure)] == []
    assert web.asked[FEED] == 2  # at once and after six hours; looked for feeds every quarter of an hour
    assert timedelta(hours=7) < web.now - HOUR <= 30 * timedelta(minutes=15)


def test_a_feed_that_is_added_meanwhile_is_polled_too(store: Path, web: Web) -> None:
    other = "https://other.example/feed.xml"
    web.pages[other] = rss("Other", [Post("", "Flood", "A flood came on Monday.", guid="2")])

    def add(_: int) -> None:
        with open_writer(store) as writer, transaction(writer.db):
            feed_state.add(writer.db, [FeedState(other, web.now)])

    told(store, web, sleeping(web, 2, add))
    assert web.asked[other] == 1


def test_a_store_that_is_busy_is_waited_for_ever_longer(store: Path, web: Web) -> None:
    with lock.hold(Layout.of(store).lock, 0):
        said = told(store, web, sleeping(web, 3))
    waits = [one.wait for one in said if isinstance(one, Failure)]
    assert waits == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]


def test_a_store_that_is_none_is_said_at_once(tmp_path: Path, web: Web) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("These are notes.")
    with pytest.raises(StoreError):
        told(file, web, sleeping(web, 3))
    assert file.read_text() == "These are notes."


def test_the_first_signal_wakes_from_sleep_and_the_second_interrupts() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with ending() as sleep:
        assert not sleep(0)
        os.kill(os.getpid(), signal.SIGTERM)
        assert sleep(60)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before
