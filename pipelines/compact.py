"""Compacts a store: the same rows in less room and better order. Importing this module imports Beam, since a writing
command first finishes what killed runs left.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.connectors.archive import Archive
from dateline.connectors.layout import Layout
from dateline.connectors.store import WAIT, open_writer
from dateline.pipelines.batches import Clock, Tools
from dateline.pipelines.erase import referred_to
from dateline.pipelines.recovery import recover
from dateline.pipelines.resolve.resolve import resolve
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.read import read
from dateline.schemas import source
from dateline.schemas.errors import StoreError


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a store takes on the disk, in bytes."""

    database: int  # of the writer; FILE is a copy of it
    archive: int


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compacting came to."""

    before: Sizes
    after: Sizes
    dropped: int  # archived bodies that nothing referred to


def compact(store: Path, clock: Clock, wait: float = WAIT, sources: Path | None = None) -> Compacted:
    """Writes a store's database anew and drops archived bytes that nothing refers to; no row changes.

    Killed anywhere, the store is what it was, or compact.

    :param wait: seconds for another writer to end
    :param sources: a source file on top of the packaged one: what a killed run left is finished first, by its words
    :raises StoreError: there is no store, or no room for the new database beside the old one
    """
    layout = Layout.of(store)
    if not layout.file.exists() and not layout.database.exists():
        raise StoreError("no-store", str(store), "there is no store to compact")
    tools = Tools(read, resolve, source.load(sources), Engine(), clock)
    with open_writer(store, wait) as writer:
        recover(writer, tools)
        before = _sizes(layout, writer.archive)
        writer.rewrite()
        dropped = writer.archive.keep_only(referred_to(writer.db))
        writer.publish()
        return Compacted(before, _sizes(layout, writer.archive), dropped)


def _sizes(layout: Layout, archive: Archive) -> Sizes:
    return Sizes(layout.database.stat().st_size, archive.size())
