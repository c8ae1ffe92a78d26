"""Reads feeds' texts: plain small ones here, others in a child process that is killed where one takes too long."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

from dateline.connectors.feeds.child import CPU_SECONDS, LENGTH, TOO_COSTLY, decode, send
from dateline.connectors.feeds.parse import parse
from dateline.schemas.feeds import Feed, Unparsed

# Of what takes feedparser time in the square of its length, as 16 s for 430 KB of attributes, so much takes .3 s.
SMALL = 48 << 10  # characters
# Its patterns of e-mail addresses and the like take time in the square of a word's length: 8 s for one of 40,000.
LONGEST = 1000  # characters of a word; the longest of 32 real feeds of this size has 605
# The child ends by its CPU time long before, unless the machine gives it none.
DEADLINE = 60.0  # seconds for one feed
CHILD = (sys.executable, "-P", "-m", "dateline.connectors.feeds.child")
_PIECE = 1 << 20


def is_plain(text: str) -> bool:
    """Whether a feed's text has nothing that makes a small one dear to parse."""
    return "<!ENTITY" not in text and max(map(len, text.split()), default=0) <= LONGEST


class FeedReader:
    """Parses feeds one after another; to be used in a ``with`` block, whose end ends its child."""

    def __init__(self, small: int = SMALL, deadline: float = DEADLINE, cpu_seconds: int = CPU_SECONDS) -> None:
        self._small = small
        self._cpu_seconds = cpu_seconds
        self._deadline = deadline
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def read(self, text: str) -> Feed | Unparsed:
        """The feed that a decoded body is, or why it is none; never raises for what it may be."""
        if len(text) <= self._small and is_plain(text):
            try:
                return parse(text)
            except (MemoryError, RecursionError):
                return TOO_COSTLY
        if self._child is None or self._child.poll() is not None:
            # Out of reach of a terminal's Ctrl-C, on which a poll takes in what it has: it ends with its input.
            self._child = subprocess.Popen(
                (*CHILD, str(self._cpu_seconds)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )
        try:
            answer = self._ask(self._child, text.encode("utf-8", "replace"))
        except (BrokenPipeError, EOFError, TimeoutError):
            self._end()
            return TOO_COSTLY
        except BaseException:  # an answer half read would be taken for the next one's
            self._end()
            raise
        return decode(answer)

    def _ask(self, child: subprocess.Popen[bytes], body: bytes) -> bytes:
        assert child.stdin is not None
        until = time.monotonic() + self._deadline
        send(child.stdin, body)  # type: ignore[arg-type]
        length = int.from_bytes(self._receive(child, LENGTH, until), "big")
        return self._receive(child, length, until)

    def _receive(self, child: subprocess.Popen[bytes], length: int, until: float) -> bytes:
        assert child.stdout is not None
        pieces: list[bytes] = []
        while length:
            if not select.select([child.stdout], [], [], max(0.0, until - time.monotonic()))[0]:
                raise TimeoutError
            piece = os.read(child.stdout.fileno(), min(length, _PIECE))
            if not piece:
                raise EOFError
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            with contextlib.suppress(BrokenPipeError):  # what it had not read yet
                child.communicate()
