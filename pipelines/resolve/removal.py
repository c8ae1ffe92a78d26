"""Takes versions out of the store as if they had never come: the present, the past as it was known, and the history.

What holds is concluded anew from what is left. What ended long ago cannot be: rows that only the versions held up are
deleted, and of the others the words that came from them are blanked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import duckdb
import pyarrow as pa

from dateline.pipelines.resolve.resolve import Publishers, conclude
from dateline.pipelines.resolve.tables import keys
from dateline.pipelines.steps.dates import ORDER
from dateline.schemas.queries import query
from dateline.schemas.story import Story

# The columns by which a row belongs to a version, whatever its table.
NAMES_OF_VERSIONS = ("version_id", "other_id", "target_version", "before_id")
GONE = "scope_gone"
NO_BATCH = 0  # they are counted from 1


def withdraw(
    db: duckdb.DuckDBPyConnection,
    gone: frozenset[str],
    names: Sequence[str],
    recorded: datetime,
    stories: Sequence[Story],
    owners: Publishers,
) -> int:
    """Takes versions out, inside the caller's transaction; the number of rows that ended or began for what is left.

    :param gone: their ids; what they were read as, and all that was ever concluded of them, is deleted
    :param names: by what else they must not be named, such as their publisher
    """
    keys(db, GONE, gone)
    for name in ("named", "held", "partners"):
        db.execute(query(f"forget/{name}"))
    _also_named(db, names)
    keys(db, "scope_versions", gone)
    near = _ids(db, "forget/siblings") | _moving_up(db)
    _delete(db, gone, concluded=False)
    changed = conclude(db, near - gone, NO_BATCH, recorded, stories, owners, gone)
    keys(db, GONE, gone)
    for name in ("states_held_by_none", "words", "lineages", "reasons"):
        db.execute(query(f"forget/{name}"))
    _delete(db, gone, concluded=True)
    for name in ("named", "held", "partners"):
        db.execute(f"drop table forgotten_{name}")
    return changed


def _also_named(db: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    db.register("also_named", pa.table({"name": pa.array(names, pa.string())}))
    db.execute("insert into forgotten_named select name from also_named")
    db.unregister("also_named")


def _moving_up(db: duckdb.DuckDBPyConnection) -> set[str]:
    """The versions that will be among the first of a crowd once those in scope are gone: where the others meet."""
    db.execute(query("resolve/copy_places"), {"methods": list(ORDER), "batch": NO_BATCH})
    return _ids(db, "forget/moving_up")


def _delete(db: duckdb.DuckDBPyConnection, gone: frozenset[str], concluded: bool) -> None:
    """Delete the rows that belong to versions: those of Read, or those that Resolve concluded, the ended ones too."""
    keys(db, GONE, gone)
    for table, column, has_history in db.execute(query("forget/tables"), {"names": NAMES_OF_VERSIONS}).fetchall():
        if has_history == concluded:
            db.execute(f"delete from {table} where {column} in (select key from {GONE})")  # noqa: S608


def _ids(db: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    return {key for (key,) in db.execute(query(name)).fetchall()}
