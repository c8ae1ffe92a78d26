"""Folders in the making: what is to appear whole is made beside its place, and renamed into it.

A process that is killed leaves the folder beside, hidden, and the next one that makes the same thing clears it away.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.connectors import lock
from dateline.connectors.archive import fsync
from dateline.connectors.trouble import cannot_write
from dateline.schemas.errors import StoreError


@contextmanager
def making(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, in its file system, to make it in; gone after the block.

    :raises StoreBusyError: another process is making the same
    :raises StoreError: there is no folder to make it in, or it may not be written
    """
    if not target.parent.is_dir():
        raise StoreError("no-folder", str(target), f"there is no folder {target.parent}; make it first")
    aside = target.with_name(f".{target.name}.making")
    try:
        aside.mkdir(exist_ok=True)
    except OSError as error:
        raise cannot_write(target, error) from error
    with lock.hold(aside / "lock", wait=0):
        room = aside / "room"
        shutil.rmtree(room, ignore_errors=True)
        try:
            room.mkdir()
            yield room
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def sync(folder: Path) -> None:
    """Forces a folder and all below it to the disk."""
    for path in (*folder.rglob("*"), folder):
        fsync(path)
