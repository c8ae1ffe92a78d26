"""A request to forget that is being carried out: ``FILE.d/forget.json``, there from before its first step until after
its last, so that the next command finishes what a killed one began. It holds hashes and no word of what they name.
"""

from __future__ import annotations

from pathlib import Path

from dateline.connectors.archive import fsync
from dateline.connectors.trouble import cannot_write
from dateline.schemas.erasure import Request, from_text, to_text
from dateline.schemas.errors import StoreError


def intend(file: Path, request: Request) -> None:
    """Writes a request down, whole and on the disk when this returns.

    :raises StoreError: there is no room, or it may not be written
    """
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_text(to_text(request), encoding="utf-8")
        fsync(part)
        part.replace(file)
        fsync(file.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot_write(file, error) from error


def intended(file: Path) -> Request | None:
    """The request that is being carried out, None where none is.

    :raises StoreError: ``request-damaged``, ``unreadable``
    """
    try:
        return from_text(file.read_text(encoding="utf-8"), str(file))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError("unreadable", str(file), f"cannot be read: {error.strerror}") from error


def carried_out(file: Path) -> None:
    """Strikes the request out: nothing of it is left to do."""
    file.unlink(missing_ok=True)
    fsync(file.parent)
