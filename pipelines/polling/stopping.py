"""Lets threads that wait for servers end soon where the process is told to end, which only its main thread hears."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Set where the process was told to end. To wait on it is to sleep until then at the latest.
STOP = threading.Event()


@contextmanager
def heard_by_threads() -> Iterator[None]:
    """Sets `STOP` as soon as SIGINT or SIGTERM comes, and then does as was set before, or as Ctrl-C does.

    Elsewhere than in the main thread, signals are for others to handle.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: FrameType | None) -> None:
        STOP.set()
        handler = before[signal.Signals(number)]
        if not callable(handler):
            raise KeyboardInterrupt
        handler(number, frame)

    STOP.clear()
    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
