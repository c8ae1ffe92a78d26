"""The writer's database written anew: only the rows that it has, in an order in which questions find them together.

DuckDB leaves what was deleted in the blocks of its file until it needs their room, and keeps rows in the order in which
they came. A new file has neither. It is made aside and renamed into place: killed anywhere, there is the old one or the
new one, and both hold the same rows.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from dateline.connectors import migrations
from dateline.connectors.database import connect
from dateline.connectors.layout import Layout, wal_of

# What questions narrow a table by: the store skips blocks whose least and greatest values lie elsewhere. Ended rows
# come last, which no question about the present then reads. Tables that are not named keep their order.
_OF_VERSION = "version_id"
ORDER = {
    "event_state": "recorded_to is not null, story, event_id, known_from, recorded_from",
    "membership": "recorded_to is not null, event_id, version_id, mention_id, known_from",
    "anchored": "recorded_to is not null, version_id, mention_id",
    "attachment": "recorded_to is not null, version_id, mention_id",
    "lifetime": "recorded_to is not null, article_id, known_from",
    "publication": "recorded_to is not null, version_id",
    "copy_pair": "recorded_to is not null, version_id, other_id",
    "story_version": "recorded_to is not null, story, version_id",
    "version": "article_id, batch, ordinal",
    "part": f"{_OF_VERSION}, part",
    "mention": f"{_OF_VERSION}, ordinal",
    "time_expression": f"{_OF_VERSION}, ordinal",
    "date_candidate": f"{_OF_VERSION}, ordinal",
    "mention_participant": f"{_OF_VERSION}, mention_id",
    "mention_link": f"{_OF_VERSION}, source_id",
    "money_mention": f"{_OF_VERSION}, part, char_start",
    "quotation_mention": f"{_OF_VERSION}, part, char_start",
    "fingerprint": f"{_OF_VERSION}, hash",
    "input": "batch, ordinal",
}


def write_anew(db: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Makes the database anew beside the writer's, whole and on the disk; to be put in its place with `install`.

    :param db: the writer's, or one that is to take its place; outside a transaction
    """
    _discard(layout.fresh)
    fresh = connect(layout.fresh, 0)
    try:
        migrations.create(fresh)
    finally:
        fresh.close()
    db.execute(f"attach {_quoted(layout.fresh)} as fresh")
    try:
        for table in _tables(db):
            order = f"order by {ORDER[table]}" if table in ORDER else ""
            db.execute(f"delete from fresh.{table}")  # noqa: S608 (names from the catalogue)
            db.execute(f"insert into fresh.{table} by name select * from {table} {order}")  # noqa: S608
        db.execute("checkpoint fresh")
    finally:
        db.execute("detach fresh")


def clear(layout: Layout) -> None:
    """Deletes what killed processes left of databases in the making, and of what they spilled to the disk."""
    shutil.rmtree(layout.rebuilding, ignore_errors=True)
    for database in (layout.fresh, layout.database):
        for left in layout.folder.glob(f"{database.name}.tmp/*"):
            left.unlink(missing_ok=True)
    _discard(layout.fresh)
    layout.outgoing.unlink(missing_ok=True)


def _discard(database: Path) -> None:
    database.unlink(missing_ok=True)
    wal_of(database).unlink(missing_ok=True)


def _tables(db: duckdb.DuckDBPyConnection) -> list[str]:
    rows = db.execute(
        "select table_name from duckdb_tables() "
        "where database_name = current_database() and not temporary and not internal order by table_name"
    )
    return [name for (name,) in rows.fetchall()]


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
