"""What a store concluded and recorded in the past, carried into a database that was derived anew.

Both databases are open, and rows go from one to the other in a stream, so that neither has to fit into memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import duckdb
import pyarrow as pa

from dateline.connectors.landing import READ
from dateline.pipelines.archived import Came
from dateline.pipelines.gather import version_of
from dateline.schemas.queries import query

COPY_ROWS = 100_000  # that are held at once
_ARRIVAL: dict[str, pa.DataType] = {
    "version_id": pa.string(),
    "batch": pa.int64(),
    "ordinal": pa.int64(),
    "recorded": pa.timestamp("us"),
}
# Every database has its own of these: which migrations made it, and which views it was given.
OWN = frozenset({"migration", "surface"})


def carry_records(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection) -> None:
    """Copies all that no document says: runs, inputs, arrivals, stories, editors' decisions and what else there is."""
    derived = {*READ, *concluded_tables(fresh)}
    for table in _tables(fresh):
        if table not in derived | OWN:
            with stream(old.table(table), fresh) as streamed:
                fresh.execute(f'insert into "{table}" by name from {streamed}')


def carry_unkept(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, batch: int) -> None:
    """Copies what was read of documents that are not kept as they came: it cannot be read again.

    :param batch: with which it is to be resolved
    """
    unkept = "select version_id from version where keep <> 'text'"
    for table in READ:
        with stream(old.table(table).filter(f"version_id in ({unkept})"), fresh) as streamed:
            fresh.execute(f"insert into {table} by name from {streamed}")
    fresh.execute("update version set batch = $batch", {"batch": batch})


def carry_history(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, recorded: datetime) -> int:
    """Gives what Resolve concluded in the new database the old one's history, and returns how many rows that ended or
    began.

    A row that holds in both was recorded when the old store recorded it; a row that the new one no longer has ends at
    `recorded`, and one that only the new one has begins there. Ended rows are kept.

    :param recorded: later than all that the old store recorded
    """
    return sum(_carry_table(old, fresh, table, recorded) for table in concluded_tables(fresh))


@contextmanager
def stream(rows: duckdb.DuckDBPyRelation, into: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Rows of one database as something to select from in another, once, under the name that is given."""
    into.register("streamed", rows.to_arrow_reader(COPY_ROWS))
    try:
        yield "streamed"
    finally:
        into.unregister("streamed")


def enter_arrivals(db: duckdb.DuckDBPyConnection, came: Sequence[Came]) -> None:
    """Says when documents came of which the store has no version: the present rules may be able to read them."""
    rows = [
        {"version_id": version_of(one.document), "batch": one.batch, "ordinal": one.ordinal, "recorded": one.recorded}
        for one in came
    ]
    db.register("came", pa.Table.from_pylist(rows, pa.schema(_ARRIVAL)))
    db.execute("insert into arrival by name from came anti join arrival using (version_id)")
    db.unregister("came")


def concluded_tables(db: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The tables whose rows are never changed but end, by name: what Resolve concludes."""
    rows = db.execute(
        "select table_name from duckdb_columns() "
        "where column_name = 'recorded_to' and database_name = current_database() "
        "and table_name in (select t.table_name from duckdb_tables() as t where not t.temporary) order by table_name"
    ).fetchall()
    return tuple(name for (name,) in rows)


def _carry_table(
    old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, table: str, recorded: datetime
) -> int:
    with stream(old.table(table), fresh) as streamed:
        fresh.execute(f"create or replace temp table former as from {streamed}")
    fresh.execute(f'create or replace temp view concluded as from "{table}"')
    fresh.execute(query("rebuild/history"), {"recorded": recorded})
    fresh.execute(f'truncate "{table}"')
    fresh.execute(f'insert into "{table}" by name from history')
    changed = fresh.execute(
        "select count(*) from history where recorded_from = $recorded or recorded_to = $recorded",
        {"recorded": recorded},
    ).fetchall()[0][0]
    for statement in ("drop view concluded", "drop table former", "drop table history"):
        fresh.execute(statement)
    return int(changed)


def _tables(db: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    rows = db.execute(
        "select table_name from duckdb_tables() "
        "where database_name = current_database() and not temporary order by table_name"
    ).fetchall()
    return tuple(name for (name,) in rows)
