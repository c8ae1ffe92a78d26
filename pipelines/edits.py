"""Brings editors' decisions from their file into the store, where Resolve heeds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from dateline.connectors import edits as log
from dateline.connectors.store import Writer
from dateline.pipelines.batches import Tools
from dateline.pipelines.recording import record
from dateline.pipelines.resolve.resolve import redecide
from dateline.pipelines.steps.edtf import read_edtf
from dateline.pipelines.stories import defined
from dateline.schemas.edit import MAIN, OTHER, Edit
from dateline.schemas.errors import DatelineError
from dateline.schemas.records import Status

STATUSES: tuple[str, ...] = get_args(Status)
TWO_SIDED = frozenset({"merge", "split"})


def catch_up(writer: Writer, tools: Tools) -> int:
    """Makes the file and the tables hold the same decisions, and gives the number of batches that this took.

    The file has more where a command was killed, the tables where FILE was moved without its folder.

    :raises DatelineError: ``edit-damaged``: a line of the file is no decision
    """
    written = log.read(writer.edits)
    there = set(log.stored_ids(writer.db))
    new = [edit for edit in written if edit.edit_id not in there]
    for edit in new:
        check(edit, str(writer.edits))
    if there - {edit.edit_id for edit in written}:
        log.replace(writer.edits, (*log.stored(writer.db), *new))
    if not new:
        return 0
    apply(writer, new, f"{len(new)} left in {writer.edits.name}", tools)
    return 1


def apply(writer: Writer, new: Sequence[Edit], what: str, tools: Tools) -> None:
    """Takes decisions that stand in the file into the store, with all that follows of them, as one batch.

    :param what: they are in words, for `dateline runs`
    """

    def change(recorded: datetime) -> int:
        log.insert(writer.db, new, recorded)
        named = {edit.edit_id for edit in new}
        return redecide(writer.db, named, recorded, defined(writer.db), tools.registry)

    record(writer.db, "edit", f"edit {what}", tools.now(), change)


def check(edit: Edit, origin: str) -> None:
    """Refuses a decision that could not be applied, which only a file of somebody else's making can hold.

    :raises DatelineError: ``edit-damaged``
    """
    if wrong := _wrong(edit):
        raise DatelineError("edit-damaged", origin, f"its decision {edit.edit_id} ({edit.action}) {wrong}")


def _wrong(edit: Edit) -> str:
    sides = {ground.side for ground in edit.grounds}
    wanted = {MAIN, OTHER} if edit.action in TWO_SIDED else set() if edit.action == "undo" else {MAIN}
    if sides - wanted:  # there may be fewer: statements are taken out of a decision where they are to be forgotten
        return "speaks of statements on a side that it does not have"
    if edit.action == "status" and edit.value not in STATUSES:
        return f"has no status but “{edit.value}”"
    if edit.action in ("headline", "note", "undo") and not edit.value.strip():
        return "says nothing"
    try:
        if edit.action == "date":
            read_edtf(edit.value)
    except ValueError as error:
        return f"has no date: {error}"
    return ""
