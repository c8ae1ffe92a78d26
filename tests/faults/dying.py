"""Work that ends its own process at one of its steps, by signal 9; without pytest, which a child imports slowly."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from dateline.connectors import migrations
from dateline.connectors.store import open_writer
from dateline.pipelines import transfer
from dateline.schemas.scripts import Script
from tests.faults.kills import Point

AT = datetime(2030, 1, 1)
# Half of its statements done, all done and noted, committed.
STEPS = ("begun", "noted", "committed")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(_: object, point: Point, work: Callable[..., None], *arguments: Path) -> None:
    """Does some work, and dies at a moment of it."""
    point.listen(die)
    work(*arguments)


def export(store: Path, folder: Path) -> None:
    transfer.export(store, folder, lambda: AT)


def bring_in(folder: Path, store: Path) -> None:
    transfer.bring_in(folder, store)


def migrate_and_die(_: object, store: Path, script: Script, step: str) -> None:
    """Opens a store to write, and dies at a step of one of its migrations."""
    real = migrations.migrate
    migrations.migrate = lambda db, known, done: real(_Dying(db, script, step), known, done)  # type: ignore[arg-type]
    with open_writer(store):
        pass


class _Dying:
    """A connection that ends its process at a step of a migration."""

    def __init__(self, db: duckdb.DuckDBPyConnection, script: Script, step: str) -> None:
        self._db = db
        self._script = script
        self._step = step
        self._noted = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql == self._script.text and self._step == "begun":
            statements = duckdb.extract_statements(sql)
            for statement in statements[: (len(statements) + 1) // 2]:
                self._db.execute(statement)
            die()
        result = self._db.execute(sql, *parameters)
        self._noted = bool(parameters) and parameters[0].get("number") == self._script.number
        if self._noted and self._step == "noted":
            die()
        return result

    def commit(self) -> None:
        self._db.commit()
        if self._noted:
            die()
