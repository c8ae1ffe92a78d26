"""Editors' decisions, kept twice: as lines of ``FILE.d/edits.jsonl``, which is the truth, and in the store's tables.

The file is only ever appended to. A decision is made when its line is on the disk; what a killed command did not bring
into the tables, the next writing one does. FILE, where it was moved without its folder, gives the file back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dateline.connectors.archive import fsync
from dateline.connectors.trouble import cannot_write
from dateline.schemas.edit import Edit, Ground, from_line, stamp, to_line
from dateline.schemas.errors import DatelineError, StoreError
from dateline.schemas.queries import query

UNFINISHED = ".part"


# ------------------------------------------------------------------------------------------------------ the file


def read(file: Path) -> tuple[Edit, ...]:
    """Gives the decisions of a store's file in their order, each once; none where there is no file.

    A last line that a killed process left torn was never promised to anybody, and is passed over.

    :raises DatelineError: ``edit-damaged``: a line is no decision, or was changed by hand
    :raises StoreError: it cannot be read
    """
    lines = _whole(_bytes(file)).splitlines()
    try:
        return parse(lines, str(file))
    except DatelineError as error:
        todo = "put back the line as it was, or delete it: what the store itself has of it is then written there again"
        raise DatelineError(error.reason, error.subject, f"{error.detail}; {todo}") from error


def parse(lines: Iterable[bytes], origin: str) -> tuple[Edit, ...]:
    """Gives the decisions of lines in their order, each once; empty lines are none.

    :param origin: the file, for messages
    :raises DatelineError: ``edit-damaged``: a line is no decision, or was changed by hand
    """
    found: dict[str, Edit] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            edit = from_line(_text(line), f"{origin}, line {number}")
            found.setdefault(edit.edit_id, edit)
    return tuple(found.values())


def append(file: Path, edits: Sequence[Edit]) -> None:
    """Adds decisions to the file, on the disk when this returns. Only while holding the writer's lock.

    :raises StoreError: there is no room, or it may not be written; none of them was added
    """
    kept = _whole(_bytes(file))
    end = len(kept)
    lines = "".join(to_line(edit) + "\n" for edit in edits).encode()
    if kept and not kept.endswith(b"\n"):
        lines = b"\n" + lines
    try:
        with file.open("ab") as writing:
            writing.truncate(end)
            try:
                writing.write(lines)
                writing.flush()
                os.fsync(writing.fileno())
            except OSError:
                with suppress(OSError):
                    writing.truncate(end)
                raise
        fsync(file.parent)
    except OSError as error:
        raise cannot_write(file, error) from error


def replace(file: Path, edits: Iterable[Edit]) -> None:
    """Makes these the decisions of the file: written aside, on the disk, and renamed, so that it is never half.

    :raises StoreError: there is no room, or it may not be written; the file is as it was
    """
    part = file.with_name(f"{file.name}{UNFINISHED}")
    try:
        with part.open("wb") as writing:
            for edit in edits:
                writing.write(f"{to_line(edit)}\n".encode())
            writing.flush()
            os.fsync(writing.fileno())
        part.replace(file)
        fsync(file.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise cannot_write(file, error) from error


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError("unreadable", str(file), f"cannot be read: {error.strerror}") from error


def _whole(content: bytes) -> bytes:
    """The content without a last line that was torn off: one without its end that is no JSON."""
    start = content.rfind(b"\n") + 1
    last = content[start:]
    if not last:
        return content
    try:
        json.loads(last)
    except ValueError:
        return content[:start]
    return content


def _text(line: bytes) -> str:
    """A line as text; what is no UTF-8 is no JSON either, and is found out as that."""
    return line.decode("utf-8", "replace")


# ---------------------------------------------------------------------------------------------------- the tables


def stored_ids(db: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Gives the ids of a store's decisions, in their order."""
    return tuple(e for (e,) in db.execute("select edit_id from edit_log order by ordinal").fetchall())


def stored(db: duckdb.DuckDBPyConnection) -> tuple[Edit, ...]:
    """Gives a store's decisions in their order, as their lines say them. Works on a reader's connection too."""
    grounds: dict[str, list[Ground]] = {}
    for edit_id, *values in db.execute(query("edit/grounds_of_all")).fetchall():
        grounds.setdefault(edit_id, []).append(Ground(*values))
    rows = db.execute("select edit_id, made, editor, why, action, value from edit_log order by ordinal").fetchall()
    return tuple(
        Edit(stamp(made), editor, why, action, value, tuple(grounds.get(edit_id, ())))
        for edit_id, made, editor, why, action, value in rows
    )


def insert(db: duckdb.DuckDBPyConnection, edits: Sequence[Edit], recorded: datetime) -> None:
    """Puts decisions that the tables lack behind those that they have, inside the caller's transaction."""
    [(last,)] = db.execute("select coalesce(max(ordinal), 0) from edit_log").fetchall()
    said = [
        (e.edit_id, ordinal, e.made_at, e.editor, e.why, e.action, e.value, recorded)
        for ordinal, e in enumerate(edits, last + 1)
    ]
    grounds = [(e.edit_id, ordinal, *astuple(ground)) for e in edits for ordinal, ground in enumerate(e.grounds)]
    _fill(db, "edit_log", said)
    _fill(db, "edit_ground", grounds)


def _fill(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, in the order of the table's columns."""
    if not rows:
        return
    schema = db.sql(f"select * from {table} limit 0").to_arrow_table().schema  # noqa: S608
    columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
    db.register("new_edits", pa.Table.from_arrays(columns, schema=schema))
    db.execute(f"insert into {table} select * from new_edits")  # noqa: S608
    db.unregister("new_edits")
