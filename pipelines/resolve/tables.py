"""Concluded rows are never changed: those that no longer hold end, and those that now do begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

Named = tuple[str, str]  # a mention of a version: (version, mention)
# Columns that are functions of a row's others, for tables where linking looks rows up by them.
_KEYS = {
    "anchored": {
        "version_key": "md5_number_lower(version_id)",
        "mention_key": "md5_number_lower(concat(version_id, ' ', mention_id))",
        "block_key": "md5_number_lower(block)",
    }
}


def keys(db: duckdb.DuckDBPyConnection, name: str, values: Iterable[str]) -> None:
    """Give a statement a set of names to join with: the view `name`, with the one column `key`."""
    db.register(name, pa.table({"key": pa.array(sorted(set(values)), pa.string())}))


def numbers(db: duckdb.DuckDBPyConnection, name: str, values: Iterable[int]) -> None:
    """Give a statement a set of keys of mentions to join with: the view `name`, with the one column `key`."""
    db.register(name, pa.table({"key": pa.array(sorted(set(values)), pa.uint64())}))


def moments(db: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, datetime]) -> None:
    """Give a statement names with instants to join with: the view `name`, with the columns `key` and `since`."""
    names, since = pa.array(list(values), pa.string()), pa.array(list(values.values()), pa.timestamp("us"))
    db.register(name, pa.table({"key": names, "since": since}))


def pairs(db: duckdb.DuckDBPyConnection, name: str, values: Iterable[Named]) -> None:
    """Give a statement a set of mentions to join with: the view `name`, with the columns `version_id`, `mention_id`."""
    versions, mentions = tuple(zip(*sorted(set(values)), strict=True)) or ((), ())
    columns = {"version_id": pa.array(versions, pa.string()), "mention_id": pa.array(mentions, pa.string())}
    db.register(name, pa.table(columns))


def settle(
    db: duckdb.DuckDBPyConnection,
    table: str,
    scope: str,
    within: Iterable[str],
    rows: Sequence[Any],
    recorded: datetime,
    events: Mapping[str, datetime] | None = None,
) -> int:
    """Make `rows` what holds in `table` for the given scope, and return how many rows ended or began.

    :param scope: the column whose values bound what is replaced; live rows with other values are left alone
    :param within: its values; rows outside them are not allowed
    :param events: of the scope, only these, each as its block, a space and its event_id, and of each only what did
        not end to be known before an instant; None for all
    :param rows: records of one type, whose fields are the table's columns less `recorded_from` and `recorded_to`
    """
    keys(db, "settle_scope", within)
    columns = _columns(db, table)
    narrow = ""
    if events is not None:
        moments(db, "settle_events", events)
        narrow = "join settle_events on key = concat(block, ' ', event_id) and (known_to is null or known_to >= since)"
    key = f"{scope.removesuffix('_id')}_key"
    known = f"{key} in (select md5_number_lower(key)" if key in _KEYS.get(table, ()) else f"{scope} in (select key"
    live = db.execute(
        f"select {table}.rowid, {_names(columns)} from {table} {narrow} "  # noqa: S608 (names from the catalogue)
        f"where recorded_to is null and {known} from settle_scope)"
    ).fetchall()
    wanted = Counter(_values(rows))
    ended = []
    for rowid, *values in live:
        row = _frozen(values)
        if wanted[row] > 0:
            wanted[row] -= 1
        else:
            ended.append(rowid)
    begun = list(wanted.elements())
    if ended:
        end(db, table, ended, recorded)
    _insert(db, table, columns, begun, recorded)
    return len(ended) + len(begun)


def end(db: duckdb.DuckDBPyConnection, table: str, rows: Iterable[int], recorded: datetime) -> None:
    """End rows of `table`, given by their rowids."""
    db.register("settle_ended", pa.table({"id": pa.array(list(rows), pa.int64())}))
    db.execute(
        f"update {table} set recorded_to = $recorded where rowid in (select id from settle_ended)",  # noqa: S608
        {"recorded": recorded},
    )
    db.unregister("settle_ended")


def begin(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Any], recorded: datetime) -> None:
    """Add rows to what holds in `table`; records as for `settle`."""
    _insert(db, table, _columns(db, table), _values(rows), recorded)


def _values(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The fields of records of one type. ``dataclasses.astuple`` would copy every list and string within."""
    if not rows:
        return []
    names = [field.name for field in fields(rows[0])]
    return [_frozen(getattr(row, name) for name in names) for row in rows]


def _columns(db: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    names = [name for name, *_ in db.execute(f"describe {table}").fetchall()]
    return [name for name in names if name not in ("recorded_from", "recorded_to", *_KEYS.get(table, ()))]


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _frozen(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(tuple(v) if isinstance(v, (list, tuple)) else v for v in values)


def _insert(
    db: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    recorded: datetime,
) -> None:
    if not rows:
        return
    names = _names(columns)
    schema = db.sql(f"select {names} from {table} limit 0").to_arrow_table().schema  # noqa: S608
    arrays = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
    db.register("settle_begun", pa.Table.from_arrays(arrays, schema=schema))
    found = _KEYS.get(table, {})
    db.execute(
        f"insert into {table} ({', '.join((names, *found))}, recorded_from, recorded_to) "  # noqa: S608
        f"select {', '.join(('*', *found.values()))}, $recorded, null from settle_begun",
        {"recorded": recorded},
    )
    db.unregister("settle_begun")
