"""Export and import: everything that a store keeps, as Parquet in a folder, and a store made of such a folder.

An export reads what readers read, the snapshot, so that it waits for no run and none waits for it. Both are made aside
and appear by a rename: killed anywhere, there is no export, or no store, that is not whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from dateline.connectors import migrations, parquet, snapshot
from dateline.connectors.archive import Archive, fsync
from dateline.connectors.aside import making, sync
from dateline.connectors.database import connect
from dateline.connectors.edits import stored
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.connectors.trouble import cannot_write, plain_words
from dateline.schemas.edit import to_line
from dateline.schemas.errors import StoreError, UsageError
from dateline.schemas.manifest import (
    ARCHIVE,
    EDITS,
    MANIFEST,
    Exported,
    Manifest,
    check_schema,
    from_json,
    table_file,
    to_json,
)
from dateline.schemas.queries import query
from dateline.schemas.scripts import scripts

# Which views a store was last given, and so nothing that it knows: each Dateline makes its own.
NOT_KEPT = "surface"


def export(store: Path, target: Path, clock: Callable[[], datetime]) -> Manifest:
    """Writes everything that a store keeps into a new folder, and gives its manifest.

    Every row of every table as the last published run left it, each document that they name, the editors' decisions.

    :param target: the folder, which must not be there yet, or be empty
    :param clock: the present, UTC without a zone
    :raises UsageError: something is there already
    :raises StoreError: there is no store, or the export cannot be written; nothing is left of it
    :raises StoreBusyError: another process is exporting into the same folder
    """
    target, layout = target.expanduser().resolve(), Layout.of(store)
    _refuse_taken(target)
    _refuse_within(target, layout)
    with closing(open_reader(store)) as db, making(f"{layout.file.name}.export", target.parent) as room:
        whole = room / "export"
        (whole / "tables").mkdir(parents=True)
        try:
            manifest = write(db, layout, whole, clock)
            _refuse_forgotten(db, layout)
            sync(whole)
            whole.rename(target)
            fsync(target.parent)
        except OSError as error:
            raise cannot_write(target, error) from error
    return manifest


def bring_in(folder: Path, store: Path) -> Manifest:
    """Makes a store of an export, and gives the export's manifest; one of an older schema is brought up to the present.

    :param store: where the store is to be; nothing may be there yet
    :raises UsageError: a store is there already; it was left as it is
    :raises StoreError: the folder is no export, a damaged one, or a newer Dateline's; no store was made
    :raises StoreBusyError: another process is making the same store
    """
    layout = Layout.of(store)
    manifest = read_manifest(folder)
    for taken in (layout.file, layout.folder):
        if os.path.lexists(taken):
            raise UsageError(
                "exists", str(taken), "is there already and was left as it is; import into a new --store FILE"
            )
    with making(layout.file.name, layout.file.parent) as room, plain_words(layout.file):
        made = Layout.of(room / layout.file.name)
        try:
            _make(made, folder, manifest)
            with open_writer(made.file):
                pass  # which migrates, makes the views and publishes
            made.folder.rename(layout.folder)
            made.file.rename(layout.file)
            fsync(layout.file.parent)
        except OSError as error:
            raise cannot_write(layout.file, error) from error
    return manifest


def write(db: duckdb.DuckDBPyConnection, layout: Layout, folder: Path, clock: Callable[[], datetime]) -> Manifest:
    """Writes a store's tables, archive and edits into a folder, its manifest last, and gives that.

    :param db: the store's snapshot; of an older schema too
    """
    tables = [
        _described(folder, table_file(table), parquet.write_table(db, table, folder / table_file(table)))
        for table in tables_of(db)
    ]
    wanted = [sha256 for sha256, _ in db.execute(query("archive/named")).fetchall()]
    bodies, lacking = parquet.write_bodies(Archive(layout.archive), wanted, folder / ARCHIVE)
    edits = _write_edits(db, layout, folder / EDITS)
    manifest = Manifest(
        dateline=version("dateline"),
        migrations=_migrations(db),
        ruleset=_ruleset(db),
        exported=f"{clock().isoformat(timespec='microseconds')}Z",
        files=(*tables, _described(folder, ARCHIVE, bodies), _described(folder, EDITS, edits)),
        lacking=lacking,
    )
    (folder / MANIFEST).write_text(to_json(manifest), encoding="utf-8")
    return manifest


def tables_of(db: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The tables of a store that hold what it knows, by name."""
    found = db.execute(
        "select table_name from duckdb_tables() where database_name = current_database() and not internal "
        "and table_name <> $not_kept order by table_name",
        {"not_kept": NOT_KEPT},
    )
    return tuple(name for (name,) in found.fetchall())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an export, after comparing each file with what it says.

    :raises StoreError: ``not-an-export``, ``export-damaged``, ``newer-export`` or ``altered-schema``
    """
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        detail = f"is no export: it has no {MANIFEST} that can be read; name the folder that `dateline export` made"
        raise StoreError("not-an-export", str(folder), detail) from error
    manifest = from_json(text, folder)
    check_schema(manifest, tuple(script.sha256 for script in scripts("migrations")), folder)
    for file in manifest.files:
        _verify(folder, file)
    return manifest


def _verify(folder: Path, file: Exported) -> None:
    path = folder / file.name
    if not path.is_file():
        raise _damaged(folder, f"its {file.name} is missing")
    if (size := path.stat().st_size) != file.size:
        raise _damaged(folder, f"its {file.name} has {size:,} bytes instead of {file.size:,}")
    if parquet.sha256_of(path) != file.sha256:
        raise _damaged(folder, f"its {file.name} does not hold what was written to it")


def _damaged(folder: Path, what: str) -> StoreError:
    return StoreError("export-damaged", str(folder), f"{what}; copy the export again, or import another one")


def _make(made: Layout, folder: Path, manifest: Manifest) -> None:
    """Makes a writer's folder with the export's database, at its schema, its archive and its edits."""
    made.make()
    db = connect(made.fresh, 0)
    try:
        migrations.migrate(db, scripts("migrations")[: manifest.schema], 0)
        tables = tables_of(db)
        if {file.name for file in manifest.files} != {*map(table_file, tables), ARCHIVE, EDITS}:
            raise _damaged(folder, f"it does not have the tables of schema {manifest.schema}")
        db.execute("delete from migration")  # the export has its own, with the days on which they were applied
        for table in tables:
            parquet.read_table(db, table, folder / table_file(table))
        db.execute("checkpoint")
    except (duckdb.ConstraintException, duckdb.BinderException, duckdb.ConversionException) as error:
        raise _damaged(folder, f"its tables do not fit: {str(error).splitlines()[0]}") from error
    finally:
        db.close()
    snapshot.install(made)
    archive = Archive(made.archive)
    parquet.read_bodies(archive, folder / ARCHIVE)
    archive.sync()
    shutil.copyfile(folder / EDITS, made.edits)
    fsync(made.edits)


def _refuse_taken(target: Path) -> None:
    """Refuses to export over something; an empty folder is nothing."""
    if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError("exists", str(target), "is there already and was left as it is; name a folder that is not")


def _refuse_within(target: Path, layout: Layout) -> None:
    """Refuses to export into the store's own folder, where nobody would look for what is to be forgotten later."""
    if target.is_relative_to(layout.folder):
        detail = f"is within {layout.folder}, which is the writer's alone; name a folder elsewhere"
        raise UsageError("within-store", str(target), detail)


def _refuse_forgotten(db: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Refuses an export that might hold what is being forgotten, or was in the course of it."""
    if layout.intention.exists():
        detail = "something is being forgotten; export again when that has ended (the next `dateline ingest` ends it)"
        raise StoreError("forgetting", str(layout.file), detail)
    with closing(open_reader(layout.file)) as now:
        if _forgotten(now) != _forgotten(db):
            detail = "something was forgotten while it was exported, and nothing of the export was kept; export again"
            raise StoreError("forgetting", str(layout.file), detail)


def _forgotten(db: duckdb.DuckDBPyConnection) -> list[tuple[str]]:
    return db.execute("select erasure_id from erasure order by erasure_id").fetchall()


def _described(folder: Path, name: str, rows: int) -> Exported:
    path = folder / name
    return Exported(name, rows, path.stat().st_size, parquet.sha256_of(path))


def _migrations(db: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    return tuple(sha256 for (sha256,) in db.execute("select sha256 from migration order by number").fetchall())


def _ruleset(db: duckdb.DuckDBPyConnection) -> str:
    found = db.execute("select ruleset from batch order by batch desc limit 1").fetchone()
    return str(found[0]) if found else ""


def _write_edits(db: duckdb.DuckDBPyConnection, layout: Layout, file: Path) -> int:
    """Copies the editors' decisions, and gives their number; without a last line that is still being written.

    Where FILE was moved without its folder, they are those that its tables have.
    """
    try:
        said = layout.edits.read_bytes()
    except FileNotFoundError:
        kept = stored(db) if "edit_log" in tables_of(db) else ()  # the first schema had no decisions
        said = "".join(f"{to_line(edit)}\n" for edit in kept).encode()
    whole = said[: said.rfind(b"\n") + 1]
    file.write_bytes(whole)
    return whole.count(b"\n")
