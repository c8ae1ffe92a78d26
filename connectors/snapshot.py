"""FILE, the snapshot that readers open: a byte-for-byte copy of the writer's database, replaced by rename.

Whoever has the old snapshot open goes on reading it; whoever opens FILE finds a whole one, always. The writer's
database is closed while it is copied: reading a file and closing it in the process that has it open would drop DuckDB's
own lock on it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from dateline.connectors.archive import fsync
from dateline.connectors.layout import Layout, wal_of
from dateline.connectors.trouble import cannot_write

# DuckDB's main header and its two alternating database headers, 4 KiB each. Every checkpoint that changed anything
# counts up in them, so that of a file and its earlier copy they differ exactly when the contents do.
_HEADERS = 3 * 4096


def publish(layout: Layout) -> bool:
    """Replaces FILE by a copy of the writer's closed database, and says whether that was needed.

    :raises StoreError: it could not be written; FILE is then what it was
    """
    if is_current(layout):
        return False
    try:
        _copy(layout.database, layout.outgoing)
        if layout.file.exists():
            shutil.copymode(layout.file, layout.outgoing)
        layout.outgoing.replace(layout.file)
        # A log that somebody's own session left beside the snapshot before this one; DuckDB would refuse the two.
        wal_of(layout.file).unlink(missing_ok=True)
        fsync(layout.file.parent)
    except OSError as error:
        layout.outgoing.unlink(missing_ok=True)
        raise cannot_write(layout.file, error) from error
    return True


def is_current(layout: Layout) -> bool:
    """Says whether FILE is what the writer's closed database would be copied to."""
    try:
        same_size = layout.file.stat().st_size == layout.database.stat().st_size
        return same_size and _headers(layout.file) == _headers(layout.database)
    except FileNotFoundError:
        return False


def restore(layout: Layout) -> None:
    """Makes the writer's database again from FILE, which is a whole copy of it.

    :raises StoreError: it cannot be written
    """
    try:
        _copy(layout.file, layout.fresh)
        install(layout)
    except OSError as error:
        raise cannot_write(layout.database, error) from error


def install(layout: Layout) -> None:
    """Puts the database that was made aside, and is whole and closed, into the writer's place."""
    wal_of(layout.database).unlink(missing_ok=True)
    fsync(layout.fresh)
    layout.fresh.replace(layout.database)
    fsync(layout.folder)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())


def _headers(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADERS)
