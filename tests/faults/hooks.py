"""What this process opens and where it connects to, as Python's audit events tell (PEP 578)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WATCHED = ("open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo", "subprocess.Popen")
_seen: list[str] | None = None
_added = False


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _seen is not None and event in _WATCHED:
        _seen.append(f"{event} {arguments!r}")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collects the events of the block; what names the source of a module is left to Python."""
    global _seen, _added  # a hook cannot be taken away again
    if not _added:
        sys.addaudithook(_note)
        _added = True
    _seen = events = []
    try:
        yield events
    finally:
        _seen = None
