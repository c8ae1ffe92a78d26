"""What the errors of a disk mean to a person: which file, why, and what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dateline.schemas.errors import StoreError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def cannot_write(path: Path, error: OSError | duckdb.Error) -> StoreError:
    """The error of a disk that takes no more, or a place that may not be written.

    DuckDB and pyarrow pass on what the system said, within words of their own.
    """
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    if _is(error, said, _FULL):
        return StoreError("disk-full", str(path), f"no room to write it ({_why(error, said)}); make room and run again")
    if _is(error, said, _FORBIDDEN):
        return StoreError(
            "not-writable",
            str(path),
            f"may not be written ({_why(error, said)}); let whoever runs Dateline write there, or choose another place",
        )
    return StoreError(
        "cannot-write", str(path), f"could not be written ({_why(error, said)}); run again once that is mended"
    )


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says in our words what the system could not write in the block, which does nothing but write.

    :param path: the file or folder that a message is to name
    """
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from error


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Says in our words what a database could not do for want of room, memory or permission.

    :param path: the file that a message is to name
    """
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        detail = f"{str(error).splitlines()[0]}; what was committed is kept. Give it more memory, and run again"
        raise StoreError("out-of-memory", str(path), detail) from error
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
        raise cannot_write(path, error) from error


def is_full(error: Exception) -> bool:
    """Whether an error is that of a disk that takes no more."""
    return _is(error, str(error), _FULL)


def _is(error: Exception, said: str, kinds: tuple[int, ...]) -> bool:
    return getattr(error, "errno", None) in kinds or any(os.strerror(kind) in said for kind in kinds)


def _why(error: Exception, said: str) -> str:
    number = getattr(error, "errno", None)
    return os.strerror(number) if number else said
