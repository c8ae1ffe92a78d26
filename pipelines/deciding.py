"""Editors' decisions: a person says something of an event, and it is kept by the words that the event rests on.

Importing this module imports Beam, since a writing command first finishes what killed runs left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dateline.connectors import edits as log
from dateline.connectors.layout import Layout
from dateline.connectors.store import WAIT, Writer, open_writer
from dateline.pipelines.batches import Clock, Tools
from dateline.pipelines.edits import STATUSES, apply, check
from dateline.pipelines.grounds import Statement, apart, event_of, grounds, statements
from dateline.pipelines.recovery import recover
from dateline.pipelines.resolve.resolve import resolve
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.edtf import read_edtf
from dateline.pipelines.steps.forgetting import less
from dateline.pipelines.steps.read import read
from dateline.pipelines.tombstones import forgotten
from dateline.schemas import source
from dateline.schemas.edit import MAIN, OTHER, Action, Edit, Ground, stamp
from dateline.schemas.errors import StoreError, UsageError
from dateline.schemas.queries import query


@dataclass(frozen=True, slots=True)
class Place:
    """Where decisions are kept."""

    store: Path
    wait: float = WAIT  # seconds for another writer to end
    sources: Path | None = None  # a source file on top of the packaged one


@dataclass(frozen=True, slots=True)
class Saying:
    """What a person says of an event, and on what authority."""

    action: Action
    events: tuple[str, ...]  # their ids; several for a merge
    editor: str
    why: str
    value: str = ""  # the EDTF, status, headline or note
    statements: tuple[str, ...] = ()  # of a split: ids of the statements to set apart, or how they begin


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the decisions of another store."""

    new: tuple[Edit, ...]
    known: int  # that were here already
    forgotten: int  # left out: they repeat what this store was asked to forget


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is kept, and what it came to."""

    edit: Edit
    event_ids: tuple[str, ...]  # the events that its statements stand for now
    reason: str  # why it finds nothing to hold on to, as in view `edit`; "" where it does


def decide(saying: Saying, place: Place, clock: Clock) -> Decided:
    """Keeps what a person says of an event, and applies it.

    It is kept once its line is on the disk: killed after that, the next writing command applies it.

    :param clock: the present, aware or in UTC
    :raises UsageError: it makes no sense, or not of this event; nothing was kept
    """
    value = _value(saying.action, saying.value)
    editor, why = _words(saying.editor, "--by NAME"), _words(saying.why, "--why TEXT")
    with _writing(place, clock) as (writer, tools):
        found = _grounds(writer.db, saying)
        edit = Edit(stamp(tools.now()), editor, why, saying.action, value, found)
        _refuse_forgotten(writer.db, edit)
        _keep(writer, [edit], f"{edit.action} {' '.join(saying.events)}", tools)
        return _came_to(writer.db, edit, edit.edit_id)


def undo(name: str, editor: str, why: str, place: Place, clock: Clock) -> Decided:
    """Takes a decision back: it counts as never said, and stays on record. An undo can be undone.

    :param name: the decision's id, or how it begins
    :raises UsageError: there is no such decision, or it was taken back already; nothing was kept
    """
    editor, why = _words(editor, "--by NAME"), _words(why, "--why TEXT")
    with _writing(place, clock) as (writer, tools):
        undone = _to_undo(writer.db, name.strip().lower())
        edit = Edit(stamp(tools.now()), editor, why, "undo", undone)
        _refuse_forgotten(writer.db, edit)
        _keep(writer, [edit], f"undo {undone}", tools)
        return _came_to(writer.db, edit, undone)


def take_in(lines: Sequence[bytes], origin: str, place: Place, clock: Clock) -> Taken:
    """Takes in the decisions that another store gave out, in their order, less what was forgotten here.

    :param origin: the file of the lines, for messages
    :raises DatelineError: ``edit-damaged``: a line is no decision; nothing was kept
    """
    given = log.parse(lines, origin)
    for edit in given:
        check(edit, origin)
    with _writing(place, clock) as (writer, tools):
        kept, _ = less(given, forgotten(writer.db))
        there = set(log.stored_ids(writer.db))
        new = tuple(edit for edit in kept if edit.edit_id not in there)
        if new:
            _keep(writer, new, f"import {origin}", tools)
    return Taken(new, len(kept) - len(new), len(given) - len(kept))


@contextmanager
def _writing(place: Place, clock: Clock) -> Iterator[tuple[Writer, Tools]]:
    """The store opened to write, with what killed commands left finished. Raises StoreError where there is none."""
    layout = Layout.of(place.store)
    if not layout.file.exists() and not layout.database.exists():
        raise StoreError("no-store", str(place.store), "there is no store to edit; name one with --store FILE")
    tools = Tools(read, resolve, source.load(place.sources), Engine(), clock)
    with open_writer(place.store, place.wait) as writer:
        recover(writer, tools)
        yield writer, tools


def _keep(writer: Writer, edits: Sequence[Edit], what: str, tools: Tools) -> None:
    """First the file, then the store: a decision that a person was told of is never lost."""
    log.append(writer.edits, edits)
    apply(writer, edits, what, tools)


def _words(text: str, option: str) -> str:
    """A person's words on one line. Raises UsageError where there are none."""
    words = " ".join(text.encode("utf-8", "replace").decode().replace("\0", " ").split())
    if not words:
        raise UsageError("no-words", option, "is empty: a decision is kept with who made it, why, and what it says")
    return words


def _value(action: Action, text: str) -> str:
    """What a decision says, checked. Raises UsageError."""
    if action in ("merge", "split", "hide"):
        return ""
    words = _words(text, action)
    if action == "status" and words not in STATUSES:
        raise UsageError("no-status", words, f"no such status; give one of {', '.join(STATUSES)}")
    if action == "date":
        try:
            return read_edtf(words).edtf
        except ValueError as error:
            raise UsageError("no-date", "", str(error)) from None
    return words


def _grounds(db: duckdb.DuckDBPyConnection, saying: Saying) -> tuple[Ground, ...]:
    """The statements that the decision is to be kept by. Raises UsageError."""
    events = tuple(dict.fromkeys(event_of(db, event) for event in saying.events))
    said = [statements(db, event) for event in events]
    if saying.action == "merge":
        return _of_merge(events, said)
    if saying.action == "split":
        left, taken = apart(said[0], saying.statements)
        return (*grounds([left], MAIN), *grounds([taken], OTHER))
    if saying.action == "hide":
        _refuse_hidden(db, events[0])
    return grounds(said, MAIN)


def _of_merge(events: Sequence[str], said: Sequence[Sequence[Statement]]) -> tuple[Ground, ...]:
    if len(events) < 2:
        raise UsageError("one-event", events[0], "these ids mean one event already: there is nothing to merge")
    return (*grounds(said[:1], MAIN), *grounds(said[1:], OTHER))


def _refuse_hidden(db: duckdb.DuckDBPyConnection, event: str) -> None:
    for edit, editor in db.execute(query("edit/hidden_by"), {"event": event}).fetchall():
        detail = f"is hidden already, by {editor}; show it again with: dateline edit undo {edit}"
        raise UsageError("hidden", event, detail)


def _refuse_forgotten(db: duckdb.DuckDBPyConnection, edit: Edit) -> None:
    if forgotten(db).without(edit) != edit:
        detail = "repeats a passage that this store was asked to forget; say it in other words"
        raise UsageError("forgotten", edit.action, detail)


def _to_undo(db: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = db.execute(query("edit/named"), {"name": name}).fetchall() if name else []
    if not rows:
        raise UsageError("no-such-edit", name, "there is no such decision here. Ids stand in: dateline edit list")
    if len(rows) > 1:
        ids = ", ".join(edit for edit, _ in rows)
        raise UsageError("ambiguous", name, f"could be any of {ids}. Give more of its id.")
    [(edit, undone_by)] = rows
    if undone_by:
        detail = f"was taken back already, by {undone_by}; undo that one to have it back"
        raise UsageError("undone", edit, detail)
    return str(edit)


def _came_to(db: duckdb.DuckDBPyConnection, edit: Edit, concerned: str) -> Decided:
    """What is to be said of a decision once it is applied.

    :param concerned: itself, or what it takes back
    """
    sql = "select event_ids, reason from edit where edit_id = $edit"
    [(events, reason)] = db.execute(sql, {"edit": concerned}).fetchall()
    return Decided(edit, tuple(events), reason or "")
