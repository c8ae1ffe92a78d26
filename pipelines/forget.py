"""Forgets on request: what somebody names by an address, a publisher or a passage is erased for good.

First one lets killed commands end (`settle`) and looks (`look`, which changes nothing), then one forgets what was
looked at (`forget`). Importing this module imports Beam, since a writing command first finishes what killed runs left.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from dateline.connectors import edits as log
from dateline.connectors.archive import Archive
from dateline.connectors.layout import Layout
from dateline.connectors.store import WAIT, open_reader, open_writer
from dateline.pipelines.asked import Asked, Meant, meant, nothing_found
from dateline.pipelines.batches import Clock, Tools
from dateline.pipelines.erase import carry_out, stones_of
from dateline.pipelines.reach import Reach
from dateline.pipelines.recovery import recover
from dateline.pipelines.resolve.resolve import resolve
from dateline.pipelines.resolve.tables import keys
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.forgetting import Forgotten, less
from dateline.pipelines.steps.read import read
from dateline.pipelines.tombstones import known_by, laid
from dateline.schemas import source
from dateline.schemas.edit import stamp
from dateline.schemas.erasure import Request
from dateline.schemas.errors import UsageError
from dateline.schemas.queries import query


@dataclass(frozen=True, slots=True)
class Loss:
    """An article of which something is to be erased."""

    uri: str
    source: str
    title: str
    published: str  # the first day on which that can have been, "" where it is open
    versions: int  # that are to be erased
    left: int  # that stay


@dataclass(frozen=True, slots=True)
class Plan:
    """What a request would erase, as the published store has it."""

    request: Request
    reach: Reach
    articles: tuple[Loss, ...]
    events_gone: int  # of the current timeline, that rest on nothing else
    events_left: int  # that lose evidence and keep some
    edits: int  # editors' decisions that lose a statement, or go

    @property
    def already(self) -> bool:
        """Whether all of it was forgotten before."""
        return not self.reach


def settle(store: Path, clock: Clock, sources: Path | None = None, wait: float = WAIT) -> None:
    """Finishes what killed commands left, so that what they had read is looked through too.

    Else a takedown would find nothing, and the next run would publish the article. Where there is no store to write,
    nothing is made.

    :param wait: seconds for another writer to end
    :raises StoreError: the store cannot be written
    """
    layout = Layout.of(store)
    if not (layout.file.exists() and layout.folder.is_dir()):
        return
    with open_writer(store, wait) as writer:
        recover(writer, Tools(read, resolve, source.load(sources), Engine(), clock))


def look(asked: Asked, store: Path, clock: Clock, sources: Path | None = None) -> Plan:
    """Finds out what a request would erase, and changes nothing.

    :param clock: the present, aware or in UTC
    :raises UsageError: it is not clear what is meant, or something else that is kept repeats it
    :raises DatelineError: nothing in the store is named so
    """
    db = open_reader(store)
    try:
        found = meant(db, Archive(Layout.of(store).archive), asked, source.load(sources))
        if not found.reach and laid(db).isdisjoint(found.stones):
            raise nothing_found(db, asked.what.strip(), found.kind)
        _refuse_repeated(db, asked, known_by(found.stones))
        return _plan(db, asked, found, stamp(clock()))
    finally:
        db.close()


def forget(
    request: Request, store: Path, clock: Clock, sources: Path | None = None, wait: float = WAIT
) -> Reach | None:
    """Erases what a request names, what came since it was looked at too; what that was in the end.

    :param wait: seconds for another writer to end
    :raises StoreError: the store cannot be written; what was begun is ended by the next writing command
    """
    tools = Tools(read, resolve, source.load(sources), Engine(), clock)
    with open_writer(store, wait) as writer:
        recover(writer, tools)
        return carry_out(writer, request, tools)


def _plan(db: duckdb.DuckDBPyConnection, asked: Asked, found: Meant, made: str) -> Plan:
    keys(db, "scope_gone", found.reach.versions)
    gone, left = db.execute(query("forget/events")).fetchall()[0]
    return Plan(
        request=Request(made, asked.editor, asked.why, found.kind, found.stones),
        reach=found.reach,
        articles=tuple(Loss(*row) for row in db.execute(query("forget/losses")).fetchall()),
        events_gone=gone,
        events_left=left,
        edits=len(less(log.stored(db), known_by((*found.stones, *stones_of(found.kind, found.reach))))[1]),
    )


def _refuse_repeated(db: duckdb.DuckDBPyConnection, asked: Asked, sought: Forgotten) -> None:
    """Refuses a reason or a story that would keep what is to be forgotten. Raises UsageError."""
    for said, option in ((asked.why, "--why"), (asked.editor, "--by")):
        if sought.has_input(said) or asked.what.strip().casefold() in said.casefold():
            raise UsageError("repeated", option, "repeats what is to be forgotten, and is kept; say it without")
    stories = [
        name for name, text in db.execute("select name, definition from story").fetchall() if sought.has_text(text)
    ]
    if stories:
        detail = "its definition has these words; change that first (dateline story show, dateline story add)"
        raise UsageError("story-names-it", f"story {stories[0]}", detail)
