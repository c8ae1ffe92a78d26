"""How DuckDB files are opened, and what the errors of that mean to a person."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from dateline.connectors.layout import wal_of
from dateline.connectors.lock import busy, pause
from dateline.connectors.trouble import cannot_write, is_full
from dateline.schemas.errors import StoreError

# A timeline of a million mentions is answered within 300 MB; a page server must not grow to most of a machine's
# memory, which is DuckDB's own default. Above the limit DuckDB spills to the system's temporary folder.
READER_MEMORY = "1GB"
# A join hands the keys of its small side to the scan of the large one up to so many; DuckDB's own 50 are less than what
# a batch asks for: with 150 versions a scan of a million mentions takes half the time. Many more cost more than they
# spare: with 100,000, settling the events of a hundred articles beside 6,000 stored took twice the time.
KEYS_HANDED_DOWN = 2_000
_MAGIC = b"DUCK"
_MAGIC_AT = 8  # after the checksum of the first block
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,  # `from articles` must never mean a Python variable
}


def connect(path: Path, wait: float) -> duckdb.DuckDBPyConnection:
    """Opens a database to write, in UTC.

    :param wait: seconds to keep trying while another process has the file open
    :raises StoreBusyError: it still has
    :raises StoreError: it cannot be opened
    """

    def attempt() -> duckdb.DuckDBPyConnection:
        db = duckdb.connect(str(path), config=_CONFIG)
        db.execute("set TimeZone = 'UTC'")
        db.execute(f"set dynamic_or_filter_threshold = {KEYS_HANDED_DOWN}")
        return db

    return _patiently(attempt, path, wait)


def connect_readonly(path: Path, wait: float = 0.0) -> duckdb.DuckDBPyConnection:
    """Opens a database to read it and nothing else: no writing, no other file, no setting can be reached from it.

    The file is attached to a database in memory: DuckDB would otherwise hand a process that has the path open already
    the file that lay there before.

    :param wait: seconds to keep trying while somebody has it open to write
    :raises StoreBusyError: somebody still has
    :raises StoreError: it is no DuckDB database, or cannot be opened
    """

    def attempt() -> duckdb.DuckDBPyConnection:
        before = path.stat().st_ino if path.exists() else 0
        db = duckdb.connect(":memory:", config=_CONFIG)
        try:
            for statement in _reader_setup(path):
                db.execute(statement)
            _check_length(db, path, before)
        except (duckdb.Error, StoreError):
            db.close()
            raise
        return db

    return _patiently(attempt, path, wait)


@contextmanager
def transaction(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """What the block writes is in the database at its end whole, or, where anything fails, not at all."""
    db.begin()
    try:
        yield
        db.commit()
    except BaseException:
        with suppress(duckdb.Error):  # a commit that the disk refused has ended the transaction itself
            db.rollback()
        raise


def check_kind(path: Path) -> None:
    """Refuses what is no DuckDB file, without opening it as one.

    :raises StoreError: it is a folder, cannot be read, or holds something else
    """
    if path.is_dir():
        raise StoreError("not-a-store", str(path), "is a folder, not a store; give a file with --store FILE")
    try:
        with path.open("rb") as file:
            head = file.read(_MAGIC_AT + len(_MAGIC))
    except OSError as error:
        raise StoreError("unreadable", str(path), f"cannot be read: {error.strerror}") from error
    if head[_MAGIC_AT:] != _MAGIC:
        what = "is empty" if not head else "is no DuckDB database"
        raise StoreError("not-a-store", str(path), f"{what}, so no store of Dateline; it was left as it is")


def unreadable(path: Path, error: duckdb.Error) -> StoreError:
    """The error of a DuckDB file that DuckDB does not open."""
    if is_full(error):
        return cannot_write(path, error)  # a new one is written when it is opened
    reason = str(error).splitlines()[0]
    return StoreError("unreadable", str(path), f"cannot be opened, and was left as it is: {reason}")


def _check_length(db: duckdb.DuckDBPyConnection, path: Path, inode: int) -> None:
    """Refuses a file that was cut short, which DuckDB would find out in the middle of an answer.

    :param inode: of the file before it was opened: where another has taken its place since, nothing can be said
    """
    if wal_of(path).exists():
        return  # what it counts then is not all in the file
    # Not `total_blocks`: of free blocks at the end of a file DuckDB goes on counting some that it has cut off itself.
    promised = "select block_size * used_blocks from pragma_database_size() where database_name = 'store'"
    [(blocks,)] = db.execute(promised).fetchall()
    there = path.stat()
    if there.st_ino == inode and there.st_size < blocks:
        raise StoreError("unreadable", str(path), "is cut short, and was left as it is; put back a whole copy")


def _reader_setup(path: Path) -> tuple[str, ...]:
    spill = Path(tempfile.gettempdir()) / "dateline-spill"
    return (
        "set TimeZone = 'UTC'",
        f"set memory_limit = '{READER_MEMORY}'",
        f"set temp_directory = {_quoted(spill)}",
        f"attach {_quoted(path)} as store (read_only)",
        "use store",
        "set enable_external_access = false",
        "set lock_configuration = true",
    )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _patiently(attempt: Callable[[], duckdb.DuckDBPyConnection], path: Path, wait: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    while True:
        try:
            return attempt()
        except duckdb.Error as error:
            if not _is_lock(error):
                raise unreadable(path, error) from error
            if (left := deadline - time.monotonic()) <= 0:
                raise busy(path, wait, _lock_holder(error)) from error
        pause(left)


def _is_lock(error: duckdb.Error) -> bool:
    return isinstance(error, duckdb.IOException) and "lock" in str(error).lower()


def _lock_holder(error: duckdb.Error) -> str:
    """What DuckDB says of who has the file: "Conflicting lock is held in /usr/bin/duckdb (PID 12)"."""
    _, found, rest = str(error).partition("Conflicting lock is held in ")
    return rest.split(". ")[0] if found else "another process that has the file open"
