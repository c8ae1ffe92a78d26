"""Watches feeds for as long as it is let: polls what is due, sleeps until the next is, survives errors.

A poll is a bounded run, so that what one feed or one bad hour does ends with it.
"""

from __future__ import annotations

import random
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import FrameType

from dateline.pipelines.batches import Clock
from dateline.pipelines.polling.poll import PollOptions, PollReport, poll
from dateline.schemas.errors import DatelineError, StoreBusyError

# Feeds that fall due within so long of each other are asked in one run: a run costs a snapshot of the store.
GATHERED = timedelta(minutes=1)
LONGEST_SLEEP = timedelta(minutes=15)  # then the store is looked at again: feeds may have been added meanwhile
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)  # after errors that are no feed's

Sleep = Callable[[float], bool]  # seconds; True where it was woken to end


@dataclass(frozen=True, slots=True)
class Failure:
    """A poll that failed as a whole, as no feed's answer can make it."""

    error: DatelineError
    wait: timedelta


def watch(
    options: PollOptions,
    clock: Clock,
    sleep: Sleep,
    tell: Callable[[PollReport | Failure], None],
    chance: random.Random,
) -> None:
    """Polls again and again, until ``sleep`` says that it is to end.

    :param tell: told of each poll
    :raises DatelineError: the very first poll fails, which whoever starts it should see; a busy store is waited for
    """
    errors = 0
    started = False
    while True:
        try:
            done = poll(options, clock, chance=chance, draining=True)
        except DatelineError as error:
            if not started and not isinstance(error, StoreBusyError):
                raise
            errors += 1
            wait = min(FIRST_WAIT * (1 << min(errors - 1, 10)), LONGEST_WAIT)
            tell(Failure(error, wait))
        else:
            errors, started = 0, True
            tell(done)
            wait = _until(done.next_due, clock)
        if sleep(wait.total_seconds()):
            return


def _until(due: datetime | None, clock: Clock) -> timedelta:
    """How long to sleep before the next poll."""
    at = clock()
    now = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    return min(max(due - now, GATHERED), LONGEST_SLEEP) if due else LONGEST_SLEEP


@contextmanager
def ending() -> Iterator[Sleep]:
    """A sleep from which SIGTERM and SIGINT wake; a second one of either interrupts what is going on."""
    ended = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        if ended.is_set():
            raise KeyboardInterrupt
        ended.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield ended.wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
