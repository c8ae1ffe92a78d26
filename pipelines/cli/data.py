"""How the commands read a store: named queries into rows and records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.pipelines.cli.output import Rows
from dateline.schemas.errors import UsageError
from dateline.schemas.queries import query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from dateline.pipelines.cli.render_edits import Mark

T = TypeVar("T")
EVERY_STORY = "all"


@contextmanager
def reading(store: Path) -> Iterator[DuckDBPyConnection]:
    """A store opened for reading, closed again after the command."""
    from dateline.connectors.store import open_reader

    db = open_reader(store)
    try:
        yield db
    finally:
        db.close()


def ask(db: DuckDBPyConnection, name: str, /, **parameters: Any) -> Rows:
    """The answer to the query ``cli/<name>.sql``."""
    return answer(db, query(f"cli/{name}"), parameters)


def answer(db: DuckDBPyConnection, sql: str, parameters: Mapping[str, Any] | None = None) -> Rows:
    """The answer to an SQL statement that asks for rows."""
    cursor = db.execute(sql, dict(parameters or {}))
    return Rows(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())


def answers(db: DuckDBPyConnection, sql: str) -> Iterator[Rows]:
    """The answers to SQL statements with semicolons between, in their order; those that give no rows have none."""
    for statement in db.extract_statements(sql):
        cursor = db.execute(statement)
        if any(kind.name == "QUERY_RESULT" for kind in statement.expected_result_type):
            yield Rows(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())


def records(rows: Rows, kind: type[T]) -> list[T]:
    """The rows as records of a dataclass whose fields are among the columns; lists become tuples."""
    wanted = [rows.columns.index(field.name) for field in fields(kind)]  # type: ignore[arg-type]
    return [kind(*(_frozen(row[index]) for index in wanted)) for row in rows.rows]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def events_about(
    db: DuckDBPyConnection, who: str, known: datetime | None = None, recorded: datetime | None = None
) -> list[str]:
    """The events that name somebody or some place, now or then. Raises UsageError where no statement ever does."""
    found = [event for (event,) in ask(db, "events_about", who=who, known=known, recorded=recorded).rows]
    if not found and not ask(db, "statements_about", who=who).rows:
        near = [name for (name,) in ask(db, "names_like", who=who).rows]
        meant = f"Did you mean {' or '.join(near)}?" if near else "`dateline search` looks through the texts."
        raise UsageError("no-such-name", who, f"no event here names it. {meant}")
    return found


def marks(db: DuckDBPyConnection) -> dict[str, tuple[Mark, ...]]:
    """The decisions on each event that editors shaped, in their order."""
    from dateline.pipelines.cli.render_edits import Mark, by_event

    if not db.execute("select 1 from edit_log limit 1").fetchall():
        return {}  # of a big store the question takes a while
    return by_event(records(ask(db, "marks"), Mark))


def briefly(db: DuckDBPyConnection) -> dict[str, str]:
    """Who decided what of each event that editors shaped, in a few words."""
    from dateline.pipelines.cli.render_edits import brief

    return {event: brief(found) for event, found in marks(db).items()}


def story_of(db: DuckDBPyConnection, wanted: str | None, ever: bool = False) -> str:
    """The story meant: the one named, else the only one of the store, else all. Raises UsageError.

    :param ever: whether it may also be one that was removed, of which the past is on record
    """
    known = [name for (name,) in db.execute("select name from story order by name").fetchall()]
    if wanted is None:
        return known[0] if len(known) == 1 else EVERY_STORY
    if ever:
        told = {name for (name,) in db.execute("select distinct story from event_state").fetchall()}
        known = sorted({*known, *told} - {EVERY_STORY})
    if wanted != EVERY_STORY and wanted not in known:
        there = ", ".join([*known, EVERY_STORY])
        raise UsageError(
            "no-such-story",
            wanted,
            f"no such story here. Stories: {there}. Add one: dateline story add FILE.toml",
        )
    return wanted
