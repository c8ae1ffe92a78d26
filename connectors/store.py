"""The store: one writer at a time behind a lock, any number of readers of its published snapshot.

    with open_writer(path) as store:
        store.db.begin()
        …
        store.db.commit()
        store.publish()

    with open_reader(path) as db:
        db.sql("select * from timeline")

A committed transaction survives the death of the process at any point; a snapshot that was not published before it died
is published when the store is next opened to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from dateline.connectors import aside, lock, migrations, snapshot
from dateline.connectors.archive import Archive
from dateline.connectors.database import check_kind, connect, connect_readonly, transaction
from dateline.connectors.layout import Layout, wal_of
from dateline.connectors.naming import enter_names
from dateline.connectors.rewrite import clear, write_anew
from dateline.connectors.trouble import cannot_write, plain_words
from dateline.schemas.errors import StoreError
from dateline.schemas.scripts import Script, scripts

# Seconds to wait for another writer. A batch of 2,000 documents commits and publishes in less; a whole run does not,
# and is better reported than waited for.
WAIT = 10.0


class Writer:
    """A store opened to write. ``db`` is another connection after each `publish`: do not keep it over one."""

    def __init__(self, layout: Layout, db: duckdb.DuckDBPyConnection, wait: float) -> None:
        self._layout = layout
        self._wait = wait
        self.db = db
        self.archive = Archive(layout.archive)
        self.landings = layout.landing
        self.fetched = layout.fetched
        self.polling = layout.polling
        self.edits = layout.edits
        self.intention = layout.intention

    def publish(self) -> bool:
        """Replaces FILE by what is committed, and says whether there was anything new.

        Not inside a transaction: DuckDB would roll it back, and its `commit` would say nothing.

        :raises StoreError: it could not be written; what is committed stays, and is published next time
        """
        try:
            self.db.execute("checkpoint")
        except duckdb.TransactionException as error:
            raise RuntimeError("publish() inside a transaction") from error
        self.db.close()
        try:
            return snapshot.publish(self._layout)
        finally:
            self.db = connect(self._layout.database, self._wait)

    def rewrite(self) -> None:
        """Replaces the database by one that holds the same rows in better order, and nothing of what was deleted.

        Not inside a transaction.

        :raises StoreError: there is no room; the database is what it was
        """
        clear(self._layout)
        write_anew(self.db, self._layout)
        self.db.close()
        try:
            snapshot.install(self._layout)
        finally:
            self.db = connect(self._layout.database, self._wait)

    def close(self) -> None:
        """Closes the database; what was not committed is rolled back."""
        self.db.close()


@contextmanager
def open_writer(path: Path, wait: float = WAIT) -> Iterator[Writer]:
    """Opens a store to write, making it where there is none, and publishes what the block committed.

    What a killed run left is put right first: unfinished files are deleted, committed batches published. Where FILE was
    copied or moved without FILE.d, the writer's database is made again from it; its archive is not.

    :param wait: seconds to wait for another writer
    :raises StoreBusyError: another process is still writing after that
    :raises StoreError: it cannot be opened, is something else, or is of a newer Dateline; nothing was changed
    """
    layout = Layout.of(path)
    _check_file(layout, wait)
    layout.make()
    with lock.hold(layout.lock, wait), plain_words(layout.file):
        writer = _open(layout, wait)
        try:
            yield writer
            writer.publish()
        finally:
            writer.close()


def open_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """Opens a store's published snapshot to read it, never waiting for a run.

    :raises StoreError: there is none, it is something else, or its schema is not the one that this Dateline reads
    """
    layout = Layout.of(path)
    if not layout.file.exists():
        raise StoreError("no-store", str(path), "there is no store; make one with `dateline ingest` or `dateline demo`")
    check_kind(layout.file)
    db = connect_readonly(layout.file)
    try:
        known = scripts("migrations")
        if migrations.check(db, layout.file, known) < len(known):
            raise StoreError(
                "older-schema",
                str(path),
                "was written by an older Dateline; any writing command brings it up to date, such as `dateline init`",
            )
    except StoreError:
        db.close()
        raise
    return db


def _open(layout: Layout, wait: float) -> Writer:
    """Opens the writer's database and puts right what a killed run left. Holding the lock."""
    from dateline.connectors import landing  # and with it Arrow, which takes readers half of their time to load

    try:
        if not layout.database.exists():
            _make(layout)
        known = scripts("migrations")
        done = _check_database(layout, wait, known)
        writer = Writer(layout, connect(layout.database, wait), wait)
        try:
            migrations.migrate(writer.db, known, done)
            migrations.resurface(writer.db)
            with transaction(writer.db):
                enter_names(writer.db)
            aside.sweep(layout.file.name, layout.file.parent)
            landing.sweep(writer.db, layout.landing)
            writer.archive.sweep()
            writer.publish()
        except BaseException:
            writer.close()
            raise
    except OSError as error:
        raise cannot_write(layout.folder, error) from error
    return writer


def _make(layout: Layout) -> None:
    """Makes the writer's database: from FILE where there is one, else empty; aside first, so that it is never half."""
    layout.fresh.unlink(missing_ok=True)
    wal_of(layout.fresh).unlink(missing_ok=True)
    if layout.file.exists():
        snapshot.restore(layout)
        return
    db = connect(layout.fresh, 0)
    try:
        migrations.create(db)
        db.execute("checkpoint")  # closing tries it too, but keeps silent about a full disk
    finally:
        db.close()
    snapshot.install(layout)


def _check_file(layout: Layout, wait: float) -> None:
    """Refuses a FILE that this Dateline may not replace, before anything is made; waits for who writes to it."""
    if not layout.file.exists():
        return
    check_kind(layout.file)
    with connect_readonly(layout.file, wait) as db:
        migrations.check(db, layout.file, scripts("migrations"))


def _check_database(layout: Layout, wait: float, known: tuple[Script, ...]) -> int:
    """Refuses a writer's database that is not ours, or that FILE is ahead of; gives its number of migrations."""
    check_kind(layout.database)
    with connect_readonly(layout.database, wait) as db:
        done = migrations.check(db, layout.database, known)
        ours = _ledger(db)
    if layout.file.exists():
        with connect_readonly(layout.file, wait) as db:
            published = _ledger(db)
        if published != ours[: len(published)]:
            raise StoreError(
                "not-our-snapshot",
                str(layout.file),
                f"holds batches that {layout.folder} does not: one of the two was replaced by another copy. "
                f"Move {layout.folder} away to go on from FILE, or FILE to go on from {layout.folder}",
            )
    return done


def _ledger(db: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return db.execute("select batch, landing, recorded from batch order by batch").fetchall()
