"""The writer's lock: one process at a time may write to a store, and whoever waits is told who holds it.

A POSIX record lock on a file of our own. Such a lock ends with its process, however it dies, and is not inherited by
forked workers, which may outlive a killed parent. Two of its habits are guarded against: it does not exclude the same
process (a table of held paths does), and it is lost when the process closes any descriptor of the file (nobody else
opens it here).
"""

from __future__ import annotations

import fcntl
import json
import os
import random
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from dateline.connectors.trouble import cannot_write
from dateline.schemas.errors import StoreBusyError, StoreError

# Seconds between two attempts, drawn at random so that several waiting processes do not knock in step.
RETRY_FROM, RETRY_TO = 0.02, 0.2
COMMAND_LIMIT = 200  # characters of a command line that are worth showing

_held: set[Path] = set()
_guard = Lock()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    pid: int
    host: str
    command: str
    since: str  # ISO 8601 UTC

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host} since {self.since} ({self.command})"


@contextmanager
def hold(path: Path, wait: float) -> Iterator[None]:
    """Holds the lock file at `path` for the length of the block.

    :param wait: seconds to keep trying before giving up
    :raises StoreBusyError: it is still held after that; the message says by whom
    :raises StoreError: it cannot be made
    """
    deadline = time.monotonic() + wait
    while (descriptor := _try(path)) is None:
        if (left := deadline - time.monotonic()) <= 0:
            raise busy(path, wait, _who(path))
        pause(left)
    try:
        yield
    finally:
        _release(path, descriptor)


def pause(left: float) -> None:
    """Sleeps between two attempts, no longer than the seconds that are left."""
    time.sleep(min(left, random.uniform(RETRY_FROM, RETRY_TO)))


def busy(path: Path, wait: float, who: str) -> StoreBusyError:
    """The error of a store that another process keeps."""
    return StoreBusyError(
        "store-busy", str(path), f"still held after {wait:g} s by {who}; try again when that has ended"
    )


def _try(path: Path) -> int | None:
    with _guard:
        if path in _held:
            return None
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise cannot_write(path, error) from error
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError as error:
            os.close(descriptor)
            raise StoreError("no-locks", str(path), f"this file system has no locks: {error.strerror}") from error
        _held.add(path)
    _sign(descriptor)
    return descriptor


def _sign(descriptor: int) -> None:
    command = " ".join([Path(sys.argv[0]).name, *_nameable(sys.argv[1:])])[:COMMAND_LIMIT]
    since = datetime.now(UTC).isoformat(timespec="seconds")
    holder = Holder(os.getpid(), socket.gethostname(), command, since)
    with suppress(OSError):  # a full disk takes no signature, but a lock all the same
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(asdict(holder)).encode(), 0)


def _nameable(words: Sequence[str]) -> Sequence[str]:
    """A command's words, up to one that says that what follows is to be forgotten: a killed command leaves them."""
    return words[: words.index("forget") + 1] if "forget" in words else words


def _who(path: Path) -> str:
    if path in _held:
        return f"this process ({os.getpid()})"
    try:
        return str(Holder(**json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError):
        return "a process that has not signed"


def _release(path: Path, descriptor: int) -> None:
    with _guard:
        os.ftruncate(descriptor, 0)
        os.close(descriptor)
        _held.discard(path)
