"""Brings a database to the present schema: numbered migrations, then the views, macros and comments.

A migration is ``NNNN_name.sql``, applied once, in one transaction that also notes its SHA-256 in table `migration`:
a process killed in the middle leaves the schema before it. Released migrations are never edited. The views and macros
are dropped and made again when their text has changed. A view that the program's own queries come to need in another
shape brings a migration with it (which may be empty), so that a reader of an older store is told to migrate it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb

from dateline.schemas.errors import StoreError
from dateline.schemas.scripts import Script, scripts, surface

_LEDGER = """
create table if not exists migration (
    number integer not null, name varchar not null, sha256 varchar not null, applied timestamp not null
)"""


def check(db: duckdb.DuckDBPyConnection, path: Path, migrations: Sequence[Script]) -> int:
    """Gives how many of our migrations a database has had, after making sure that it is ours.

    :param path: the file that a message is to name
    :raises StoreError: a database of something else, or of a newer Dateline, or of an altered one
    """
    try:
        applied = db.execute("select number, name, sha256 from migration order by number").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        applied = []
    if not applied:
        raise StoreError("not-a-store", str(path), "is a DuckDB database of something else; it was left as it is")
    if len(applied) > len(migrations):
        raise StoreError(
            "newer-schema",
            str(path),
            f"was written by a newer Dateline (schema {applied[-1][0]}, this one knows {migrations[-1].number}) "
            "and was left as it is; upgrade Dateline to use it",
        )
    for (_, name, sha256), ours in zip(applied, migrations, strict=False):
        if sha256 != ours.sha256:
            raise StoreError(
                "altered-schema",
                str(path),
                f"its migration {name} is not the one that this Dateline has; it was left as it is. "
                "Use the release that made it",
            )
    return len(applied)


def migrate(db: duckdb.DuckDBPyConnection, migrations: Sequence[Script], done: int) -> None:
    """Applies the migrations after the first `done`, each in a transaction of its own."""
    for script in migrations[done:]:
        db.begin()
        db.execute(_LEDGER)
        db.execute(script.text)
        db.execute(
            "insert into migration values ($number, $name, $sha256, now()::timestamp)",
            {"number": script.number, "name": script.name, "sha256": script.sha256},
        )
        db.commit()


def create(db: duckdb.DuckDBPyConnection) -> None:
    """Gives an empty database the present schema."""
    migrate(db, scripts("migrations"), 0)
    db.begin()
    _make_surface(db)
    db.commit()


def surface_hash() -> str:
    """The identity of all views, macros and comments that this Dateline gives a store."""
    whole = "".join(script.name + script.text for script in surface())
    return hashlib.sha256(whole.encode()).hexdigest()


def resurface(db: duckdb.DuckDBPyConnection) -> None:
    """Makes the views, macros and comments those of this Dateline, in one transaction; does nothing if they are."""
    if db.execute("select sha256 from surface").fetchall() == [(surface_hash(),)]:
        return
    db.begin()
    for statement in _drops(db):
        db.execute(statement)
    _make_surface(db)
    db.commit()


def _make_surface(db: duckdb.DuckDBPyConnection) -> None:
    for script in surface():
        db.execute(script.text)
    db.execute("delete from surface")
    db.execute("insert into surface values ($sha256)", {"sha256": surface_hash()})


def _drops(db: duckdb.DuckDBPyConnection) -> list[str]:
    views = "select view_name from duckdb_views() where not internal and database_name = current_database()"
    macros = (
        "select distinct function_name, function_type from duckdb_functions() "
        "where not internal and database_name = current_database() and function_type in ('macro', 'table_macro')"
    )
    return [f'drop view "{name}"' for (name,) in db.execute(views).fetchall()] + [
        f'drop {"macro table" if kind == "table_macro" else "macro"} "{name}"'
        for name, kind in db.execute(macros).fetchall()
    ]
