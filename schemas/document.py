"""Writes the reference in ``schemas/README.md``, the guide to the store's SQL, from the comments in the store.

    python -m dateline.schemas.document

What stands there before the mark is written by hand, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from dateline.schemas.scripts import Script, scripts, surface

TARGET = Path(__file__).with_name("README.md")
MARK = "<!-- From here on written by `make docs`: change the comments in schemas/sql instead. -->"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class View:
    """A view, its columns in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro, called as ``name(parameters)``; a table macro stands where a table may."""

    name: str
    parameters: tuple[str, ...]
    comment: str
    table: bool


@dataclass(frozen=True, slots=True)
class Recipe:
    """A reporter's question and the query that answers it."""

    name: str
    question: str
    sql: str


def views(db: duckdb.DuckDBPyConnection) -> tuple[View, ...]:
    """Gives the views of a store in the order of their scripts, "" standing for a missing comment."""
    comments = dict(
        db.execute(
            "select view_name, comment from duckdb_views() where not internal and database_name = current_database()"
        ).fetchall()
    )
    columns: dict[str, list[Column]] = {name: [] for name in comments}
    rows = db.execute(
        "select table_name, column_name, data_type, comment from duckdb_columns() "
        "where not internal and database_name = current_database() order by column_index"
    ).fetchall()
    for view, name, kind, comment in rows:
        if view in columns:
            columns[view].append(Column(name, kind, comment or ""))
    return tuple(View(name, comments[name] or "", tuple(columns[name])) for name in _in_order(comments))


def macros(db: duckdb.DuckDBPyConnection) -> tuple[Macro, ...]:
    """Gives the macros of a store in the order of their scripts, "" standing for a missing comment."""
    rows = db.execute(
        "select function_name, parameters, comment, function_type = 'table_macro' from duckdb_functions() "
        "where not internal and database_name = current_database()"
    ).fetchall()
    found = {name: Macro(name, tuple(takes), comment or "", table) for name, takes, comment, table in rows}
    return tuple(found[name] for name in _in_order(found))


@cache
def recipes() -> tuple[Recipe, ...]:
    """Gives the cookbook: each query of ``queries/cookbook``, its first line the question."""
    found = []
    for script in scripts("queries/cookbook"):
        question, _, sql = script.text.partition("\n")
        found.append(Recipe(script.name, question.removeprefix("--").strip(), sql.strip()))
    return tuple(found)


def readme(db: duckdb.DuckDBPyConnection, before: str) -> str:
    """Gives the guide as Markdown: what it was before up to the mark, then what the store says now."""
    lines = [before.partition(MARK)[0] + MARK, "", "## Cookbook", ""]
    for recipe in recipes():
        lines += [f"**{recipe.question}**", "```sql", recipe.sql, "```", ""]
    lines += ["## Views", ""]
    for view in views(db):
        lines += [f"### `{view.name}`", view.comment, "", "| column | type | |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.type} | {_cell(c.comment)} |" for c in view.columns] + [""]
    lines += ["## Macros", ""]
    for macro in macros(db):
        call = f"{macro.name}({', '.join(macro.parameters)})"
        lines += [f"### `{call}`", macro.comment, ""]
    return "\n".join(lines).rstrip() + "\n"


def empty_store() -> duckdb.DuckDBPyConnection:
    """Makes a store in memory with nothing in it but its schema."""
    db = duckdb.connect()
    for script in (*scripts("migrations"), *surface()):
        db.execute(script.text)
    return db


def _in_order(names: Iterable[str]) -> list[str]:
    place = {_made_by(script): number for number, script in enumerate(surface())}
    return sorted(names, key=lambda name: (place.get(name, len(place)), name))


def _made_by(script: Script) -> str:
    """The name of what a script makes: ``20_timeline.sql`` makes `timeline`."""
    return script.name.removesuffix(".sql").split("_", 1)[1]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(readme(empty_store(), TARGET.read_text(encoding="utf-8")), encoding="utf-8")
