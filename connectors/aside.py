"""What is to appear whole is made aside, in a hidden folder next to its place, and renamed into it.

A process that is killed leaves the hidden folder; the next one that makes the same thing there clears it away.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.connectors import lock
from dateline.connectors.archive import fsync
from dateline.connectors.trouble import cannot_write
from dateline.schemas.errors import StoreBusyError, StoreError


@contextmanager
def making(what: str, folder: Path) -> Iterator[Path]:
    """An empty folder in `folder`, and so in its file system, to make something in; gone after the block.

    :param what: its name, by which others know that it is being made, or find what was left of it
    :raises StoreBusyError: another process is making it
    :raises StoreError: `folder` is not there, or may not be written
    """
    if not folder.is_dir():
        raise StoreError("no-folder", str(folder), "there is no such folder; make it first")
    aside = _aside(what, folder)
    try:
        aside.mkdir(exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    with lock.hold(aside / "lock", wait=0):
        room = aside / "room"
        shutil.rmtree(room, ignore_errors=True)
        try:
            room.mkdir()
            yield room
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def sweep(what: str, folder: Path) -> None:
    """Deletes what a killed process left of something; what a living one is making stays."""
    aside = _aside(what, folder)
    if aside.exists():
        with suppress(StoreBusyError), lock.hold(aside / "lock", wait=0):
            shutil.rmtree(aside, ignore_errors=True)


def sync(folder: Path) -> None:
    """Forces a folder and all below it to the disk."""
    for path in (*folder.rglob("*"), folder):
        fsync(path)


def _aside(what: str, folder: Path) -> Path:
    return folder / f".{what}.making"
