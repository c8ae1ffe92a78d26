"""Fetchers that take no time and reach the servers of the tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from dateline.connectors.http.fetcher import Fetcher
from dateline.connectors.http.options import FetchOptions

NOW = datetime(2026, 3, 4, 5, 6, 7)
LOCAL = frozenset({"127.0.0.1", "127.0.0.2", "127.0.0.3", "localhost", "news.example", "other.example"})


class Clock:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = NOW
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Callable[..., Fetcher]:
    """Makes fetchers that may go to loopback; what they would wait for is noted by the clock."""

    def make(
        hosts: Any = (), resolver: Any = None, tls: Any = None, heeds: Any = lambda _: True, **options: Any
    ) -> Fetcher:
        options = {"allowed": LOCAL, "seconds": 5.0} | options
        names = resolver or (lambda host, port: ("127.0.0.1",))
        about = {"clock": clock, "sleep": clock.sleep, "resolver": names, "tls": tls, "heeds": heeds}
        return Fetcher(FetchOptions(**options), hosts, **about)

    return make
