"""The journal of a run's fetches, which is also their archive: WARC files below ``FILE.d/fetched``.

An answer is written before anything else is done with it, and handed to the system at once: what a killed process had
fetched is there for the next, which takes it from here instead of fetching it again. A journal is called
``NAME.warc.gz.part`` until everything in it is in the store.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import BinaryIO
from uuid import uuid4

from dateline.connectors.archive import fsync
from dateline.connectors.http.record import members, packed, unpacked
from dateline.connectors.trouble import writing
from dateline.schemas.errors import StoreError
from dateline.schemas.fetched import Fetched

SUFFIX = ".warc.gz"
UNFINISHED = ".part"
# What a killed run had fetched is as good as fetched now, for so long; it is kept after that, too.
FRESH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an answer is kept."""

    path: Path  # of its journal while that is open; `read` finds it after that, too
    offset: int
    url: str  # that was asked for


class Journal:
    """Keeps what one process fetches in one round of a run in a file of its own, which is made with the first answer.

    Threads may share it.
    """

    def __init__(self, folder: Path, run_id: str, number: int = 1) -> None:
        self._path = folder / f"{run_id}-{number:03d}{uuid4().hex[:8]}{SUFFIX}{UNFINISHED}"
        self._file: BinaryIO | None = None
        self._lock = Lock()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, fetched: Fetched) -> Kept:
        """Keeps an answer. Raises StoreError where the disk takes no more."""
        record = packed(fetched)
        with self._lock, writing(self._path):
            if self._file is None:
                self._path.parent.mkdir(exist_ok=True)
                self._file = self._path.open("xb")
            offset = self._file.tell()
            self._file.write(record)
            self._file.flush()
        return Kept(self._path, offset, fetched.url)

    def close(self) -> None:
        """Makes it durable against a power cut; it stays unfinished until `settle`. Raises StoreError."""
        with self._lock:
            if self._file:
                with writing(self._path):
                    self._file.close()
                    fsync(self._path)
                self._file = None


def read(kept: Kept) -> Fetched:
    """An answer that was kept.

    :raises StoreError: it is not there any more, or damaged
    """
    for place in (kept.path, _finished(kept.path)):
        if place.exists():
            whole = next(members(place, kept.offset), None)
            answer = unpacked(whole[2]) if whole else None
            if answer:
                return answer
    raise StoreError("journal-damaged", str(kept.path), f"has no whole record at {kept.offset}; fetch it again")


def of_run(folder: Path, run_id: str, number: int = 1) -> Iterator[Kept]:
    """All that a run has fetched so far in one of its rounds, in whichever processes."""
    for path in sorted(folder.glob(f"{run_id}-{number:03d}*{SUFFIX}*")):
        for offset, answer in answers(path):
            yield Kept(path, offset, answer.url)


def left(folder: Path, but: str) -> Iterator[tuple[Kept, Fetched]]:
    """What killed runs had fetched and did not come to store, in their order.

    Only while holding the writer's lock, which no other run has then.

    :param but: the run that asks, which is not meant
    """
    for path in unfinished(folder):
        if not path.name.startswith(f"{but}-"):
            for offset, answer in answers(path):
                yield Kept(path, offset, answer.url), answer


def settle(
    folder: Path, is_done: Callable[[str], bool], now: datetime, has_run: Callable[[str], bool] = lambda _: False
) -> None:
    """Ends the journals of which everything is in the store, or too old to be taken; only while holding the lock.

    :param is_done: whether what was fetched from an address needs no run any more
    :param has_run: whether the store has a run to its end
    :raises StoreError: the disk refuses it
    """
    for path in unfinished(folder):
        waiting = (now - answer.observed < FRESH and not is_done(answer.url) for _, answer in answers(path))
        if has_run(path.name.rpartition("-")[0]) or not any(waiting):
            with writing(path):
                _finish(path)


def scrub(journals: Iterable[Path], is_gone: Callable[[Fetched], bool]) -> int:
    """Takes answers out of some journals for good, and says how many; only while nobody writes to them.

    :raises StoreError: the disk refuses it; done again, it goes on
    """
    dropped = 0
    for path in journals:
        gone = {offset for offset, answer in answers(path) if is_gone(answer)}
        if gone:
            with writing(path):
                _write_without(path, gone)
        dropped += len(gone)
    return dropped


def finished(folder: Path, since: datetime | None = None) -> list[Path]:
    """The journals of which everything is in the store.

    :param since: only those of runs that began then or later, by the names of runs
    """
    first = f"{since:%Y%m%dT%H%M%S}" if since else ""
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.name >= first)


def unfinished(folder: Path) -> list[Path]:
    """The journals of runs that were killed, and of one that goes on."""
    return sorted(folder.glob(f"*{SUFFIX}{UNFINISHED}"))


def _finished(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(UNFINISHED))


def answers(path: Path) -> Iterator[tuple[int, Fetched]]:
    """The whole records of a journal, each with where it begins."""
    for offset, _, record in members(path):
        if answer := unpacked(record):
            yield offset, answer


def is_whole(path: Path) -> bool:
    """Whether all of a journal can be read, each record as its digest promises."""
    found = [(end, unpacked(record) is not None) for _, end, record in members(path)]
    return all(good for _, good in found) and max((end for end, _ in found), default=0) == path.stat().st_size


def _finish(path: Path) -> None:
    """Gives a journal its lasting name, without what a killed process left half-written at its end."""
    end = max((end for _, end, _ in members(path)), default=0)
    if not end:
        path.unlink()
        return
    os.truncate(path, end)
    fsync(path)
    path.rename(_finished(path))
    fsync(path.parent)


def _write_without(path: Path, gone: set[int]) -> None:
    """Writes a journal anew without the records at some offsets; a journal of which nothing is left goes, too."""
    fresh = path.with_name(f"{path.name}.new")
    with path.open("rb") as old, fresh.open("wb") as new:
        for offset, end, _ in members(path):
            if offset not in gone:
                old.seek(offset)
                new.write(old.read(end - offset))
        empty = not new.tell()
    fsync(fresh)
    if empty:
        fresh.unlink()
        path.unlink()
    else:
        fresh.replace(path)
    fsync(path.parent)
