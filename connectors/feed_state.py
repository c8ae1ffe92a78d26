"""What the store remembers of feeds: read before a poll, written in the transaction that takes in what it brought.

A poll leaves its rows in the landing of its last batch, a Parquet file a table, so that a killed run's are loaded with
the landing or not at all. A feed that was removed meanwhile stays removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.connectors.archive import fsync
from dateline.schemas.fetched import KEPT, HostState
from dateline.schemas.polling import FeedState, ItemState, PageState
from dateline.schemas.queries import query

LONGEST_KNOWN = timedelta(days=1)  # of a server: see dateline.connectors.http.times and fetcher
Row = TypeVar("Row", FeedState, ItemState, PageState, HostState)
# Table, and by what a row of it is known.
TABLES: dict[type, tuple[str, tuple[str, ...]]] = {
    FeedState: ("feed_log", ("url",)),
    ItemState: ("feed_item", ("feed", "uri")),
    PageState: ("feed_page", ("uri",)),
    HostState: ("feed_host", ("origin",)),
}
_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    datetime: pa.timestamp("us"),
    datetime | None: pa.timestamp("us"),
    tuple[float, ...]: pa.list_(pa.float64()),
}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What one poll leaves to be remembered; each row replaces what is known by the same key."""

    feeds: tuple[FeedState, ...] = ()
    items: tuple[ItemState, ...] = ()
    pages: tuple[PageState, ...] = ()
    hosts: tuple[HostState, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.feeds or self.items or self.pages or self.hosts)


NOTHING_REMEMBERED = Remembered()


def write(folder: Path, remembered: Remembered) -> None:
    """Writes a poll's rows into a landing that is being made."""
    for rows in (remembered.feeds, remembered.items, remembered.pages, remembered.hosts):
        if rows:
            file = folder / f"{TABLES[type(rows[0])][0]}.parquet"
            pq.write_table(_table(rows), file)
            fsync(file)


def load(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Loads what `write` wrote, inside the caller's transaction. A landing that no poll made holds nothing of it."""
    for table, key in TABLES.values():
        file = folder / f"{table}.parquet"
        if file.exists():
            _replace(db, table, key, db.read_parquet(str(file)))


def save(db: duckdb.DuckDBPyConnection, remembered: Remembered) -> None:
    """Writes rows at once, inside the caller's transaction."""
    for rows in (remembered.feeds, remembered.items, remembered.pages, remembered.hosts):
        if rows:
            table, key = TABLES[type(rows[0])]
            _replace(db, table, key, db.from_arrow(_table(rows)))


def add(db: duckdb.DuckDBPyConnection, feeds: Sequence[FeedState]) -> int:
    """Enters feeds that the store does not have, inside the caller's transaction, and gives their number."""
    known = {feed.url for feed in all_feeds(db)}
    fresh = list({feed.url: feed for feed in reversed(feeds) if feed.url not in known}.values())[::-1]
    if fresh:
        db.from_arrow(_table(fresh)).insert_into("feed_log")
    return len(fresh)


def remove(db: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> int:
    """Takes feeds out, inside the caller's transaction, with what is remembered of their items; their articles stay."""
    ((found,),) = db.execute("select count(*) from feed_log where list_contains($urls, url)", {"urls": urls}).fetchall()
    db.execute(query("feed/hand_over"), {"urls": urls})
    for table, column in (("feed_log", "url"), ("feed_item", "feed"), ("feed_page", "feed")):
        db.execute(f"delete from {table} where list_contains($urls, {column})", {"urls": urls})  # noqa: S608
    return int(found)


def all_feeds(db: duckdb.DuckDBPyConnection) -> tuple[FeedState, ...]:
    """Every feed, in the order of their addresses."""
    return _read(db, FeedState, "order by url")


def due_feeds(db: duckdb.DuckDBPyConnection, now: datetime) -> tuple[FeedState, ...]:
    """The feeds that are due, the longest overdue first: where time runs out, it does not for the same ones always.

    One that was asked in the future is due, too: the clock was wrong then, or is now.
    """
    where = "where retired is null and (due is null or due <= $now or polled > $now) order by due nulls first, url"
    return _read(db, FeedState, where, now=now)


def items_of(db: duckdb.DuckDBPyConnection, feeds: Sequence[str], uris: Sequence[str]) -> tuple[ItemState, ...]:
    """What is known of these articles as items of these feeds."""
    with _wanted(db, uris):
        where = "semi join wanted on wanted.uri = feed_item.uri where list_contains($feeds, feed)"
        return _read(db, ItemState, where, feeds=list(feeds))


def pages_of(db: duckdb.DuckDBPyConnection, uris: Sequence[str]) -> tuple[PageState, ...]:
    """The pages of these articles, of those that feeds brought."""
    with _wanted(db, uris):
        return _read(db, PageState, "semi join wanted on wanted.uri = feed_page.uri")


def due_pages(db: duckdb.DuckDBPyConnection, now: datetime) -> tuple[PageState, ...]:
    """The pages that are to be asked for again, the longest overdue first."""
    return _read(db, PageState, "where due <= $now or (due is not null and asked > $now) order by due, uri", now=now)


def sources_of(db: duckdb.DuckDBPyConnection, uris: Sequence[str]) -> dict[str, str]:
    """What the sources of these articles were called when they last came, by article."""
    with _wanted(db, uris):
        last = "select uri, arg_max(source, batch) from input semi join wanted using (uri) group by uri"
        return dict(db.execute(last).fetchall())


def hosts(db: duckdb.DuckDBPyConnection, now: datetime) -> tuple[HostState, ...]:
    """What is still worth knowing of servers; what is to hold for longer than anything does, a wrong clock wrote."""
    where = "where greatest(robots_until, not_before) between $now and $most"  # nulls do not count
    return _read(db, HostState, where, now=now, most=now + LONGEST_KNOWN)


def next_due(db: duckdb.DuckDBPyConnection) -> datetime | None:
    """When the next feed or page is due; None where nothing will ever be; the first instant where a feed is new."""
    ((due,),) = db.execute(query("feed/next_due")).fetchall()
    return due if isinstance(due, datetime) else None


@contextmanager
def _wanted(db: duckdb.DuckDBPyConnection, uris: Sequence[str]) -> Iterator[None]:
    db.register("wanted", pa.table({"uri": pa.array(uris, pa.string())}))
    try:
        yield
    finally:
        db.unregister("wanted")


def _read(db: duckdb.DuckDBPyConnection, cls: type[Row], where: str, **given: Any) -> tuple[Row, ...]:
    table, _ = TABLES[cls]
    columns = ", ".join(f"{table}.{name}" for name in _columns(cls))
    rows = db.execute(f"select {columns} from {table} {where}", given).fetchall()  # noqa: S608 (names of ours)
    make: Callable[..., Row] = cls
    return tuple(make(*(tuple(value) if isinstance(value, list) else value for value in row)) for row in rows)


def _columns(cls: type) -> list[str]:
    return [one.name for one in fields(cls) if one.metadata.get(KEPT, True)]


def _table(rows: Iterable[object]) -> pa.Table:
    rows = list(rows)
    cls = type(rows[0])
    hints = get_type_hints(cls)
    schema = pa.schema([(name, _TYPES[hints[name]]) for name in _columns(cls)])  # type: ignore[arg-type]
    return pa.Table.from_pylist([{name: getattr(row, name) for name in schema.names} for row in rows], schema)


def _replace(db: duckdb.DuckDBPyConnection, table: str, key: tuple[str, ...], rows: duckdb.DuckDBPyRelation) -> None:
    """Puts rows in the place of those with the same key; of what hangs on a feed, only while that feed is there."""
    rows.create("landed_state")
    if table == "feed_log":
        db.execute("delete from landed_state where url not in (select url from feed_log)")
    elif "feed" in rows.columns:
        db.execute("delete from landed_state where feed not in (select url from feed_log)")
    same = " and ".join(f"{table}.{column} = landed_state.{column}" for column in key)
    db.execute(f"delete from {table} using landed_state where {same}")  # noqa: S608 (names of ours)
    db.execute(f"insert into {table} by name select * from landed_state")  # noqa: S608
    db.execute("drop table landed_state")
