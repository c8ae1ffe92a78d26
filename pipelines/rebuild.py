"""Rebuild: reads every archived document again under the present rules, into a new database that then takes the old
one's place.

The new database is made aside and swapped in by one rename: killed before it, the old store is as it was; killed after
it, the new one is whole. Runs, batches, inputs and story definitions are kept, and the rebuild is a run like any other.
Importing this module imports Beam.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from dateline.connectors import migrations, snapshot
from dateline.connectors.archive import Archive
from dateline.connectors.database import connect
from dateline.connectors.layout import Layout, wal_of
from dateline.connectors.store import WAIT, Writer, open_writer
from dateline.pipelines.batches import Clock, Resolve, Run, Tools, commit, land
from dateline.pipelines.gather import BATCH_DOCUMENTS, Gathered, row_of
from dateline.pipelines.ingest import check_numbers, stopping, unused_id
from dateline.pipelines.recovery import recover
from dateline.pipelines.report import Progress, RunReport, Watcher, report
from dateline.pipelines.resolve.resolve import resolve as resolve_batch
from dateline.pipelines.ruleset import ruleset
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.transforms import Read
from dateline.schemas import source
from dateline.schemas.errors import StoreError
from dateline.schemas.queries import query
from dateline.schemas.records import Document
from dateline.schemas.source import Registry

# What no document says, and a rebuild therefore carries over. All else is read and resolved anew.
KEPT = ("run_log", "batch", "input", "story")
COPY_ROWS = 100_000  # of a kept table that are held at once
LANDINGS = "rebuild"  # apart from the store's own, which the next ingest would load


@dataclass(frozen=True, slots=True)
class RebuildOptions:
    """What `dateline rebuild` was asked to do."""

    store: Path
    workers: int = 0  # processes to read with; 0 for one a core
    wait: float = WAIT  # seconds for another writer to end
    sources: Path | None = None  # a source file on top of the packaged one
    beam_args: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_numbers(self.workers, self.wait)


def run(
    options: RebuildOptions,
    clock: Clock,
    progress: Watcher | None = None,
    *,
    read: Read = read_document,
    resolve: Resolve = resolve_batch,
) -> RunReport:
    """Rebuilds a store, and reports what became of its documents.

    :param clock: the present, aware or in UTC
    :param progress: told how far it has come; also from another thread than the caller's
    :raises StoreError: there is no store, or its archive lacks documents; the store is as it was
    :raises KeyboardInterrupt: on SIGINT and SIGTERM; the store is as it was
    """
    registry = source.load(options.sources)
    tools = Tools(read, resolve, registry, Engine(options.workers, options.beam_args), clock, progress)
    layout = Layout.of(options.store)
    if not layout.file.exists() and not layout.database.exists():
        raise StoreError("no-store", str(options.store), "there is no store to rebuild")
    with stopping(), open_writer(options.store, options.wait) as writer:
        recovered = recover(writer, tools)
        documents = archived(writer.db, registry)
        check_archive(documents, writer.archive, layout.file)
        started = tools.now()
        this = Run(unused_id(writer.db, started), "rebuild", started, ruleset(), ())
        with _aside(layout, writer.db) as fresh:
            _read_again(fresh, this, documents, writer.archive, layout.folder / LANDINGS, tools)
            done = report(fresh, this.run_id, len(documents), started, tools.now())
        _swap(writer, layout, options.wait)
    return replace(done, recovered=recovered)


def archived(db: duckdb.DuckDBPyConnection, registry: Registry) -> tuple[Document, ...]:
    """Every document that the store read, or failed to read, in the order in which they came."""
    rows = db.execute(query("rebuild/documents")).fetchall()
    return tuple(_document(ordinal, row, registry) for ordinal, row in enumerate(rows))


def _document(ordinal: int, row: Sequence[str], registry: Registry) -> Document:
    article, uri, sha256, media, named, observed = row
    return Document(
        article_id=article,
        uri=uri,
        sha256=sha256,
        media=media,  # type: ignore[arg-type]
        source=registry.name_of(uri, named),
        observed=observed or "",
        ordinal=ordinal,
        hints=registry.hints(uri, named),
    )


def check_archive(documents: Sequence[Document], archive: Archive, store: Path) -> None:
    """Refuses to rebuild from an archive that lacks documents, or in which some are damaged: the new store would lack
    them too. Raises StoreError.
    """
    lacking = [document for document in documents if not _is_whole(document.sha256, archive)]
    if lacking:
        raise StoreError(
            "archive-incomplete",
            str(store),
            f"the archive {archive.root} lacks {len(lacking):,} of {len(documents):,} documents, or they are damaged "
            f"there ({lacking[0].sha256}), and a rebuild would lose them; put back the folder that belongs to this "
            "store, or delete what is damaged and ingest the articles again",
        )


def _is_whole(sha256: str, archive: Archive) -> bool:
    try:
        archive.get(sha256)
    except StoreError:
        return False
    return True


@contextmanager
def _aside(layout: Layout, old: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database beside the writer's, with what is kept of it; whole and closed once the block ended."""
    landings = layout.folder / LANDINGS
    _clear(layout)
    landings.mkdir()
    try:
        fresh = connect(layout.fresh, 0)
        try:
            migrations.create(fresh)
            for table in KEPT:
                _carry_over(old, fresh, table)
            yield fresh
            fresh.execute("checkpoint")
        finally:
            fresh.close()
    except BaseException:
        _clear(layout)
        raise
    shutil.rmtree(landings)


def _clear(layout: Layout) -> None:
    shutil.rmtree(layout.folder / LANDINGS, ignore_errors=True)
    layout.fresh.unlink(missing_ok=True)
    wal_of(layout.fresh).unlink(missing_ok=True)


def _carry_over(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, table: str) -> None:
    fresh.register("carried", old.table(table).to_arrow_reader(COPY_ROWS))
    fresh.table("carried").insert_into(table)
    fresh.unregister("carried")


def _read_again(
    fresh: duckdb.DuckDBPyConnection,
    this: Run,
    documents: Sequence[Document],
    archive: Archive,
    landings: Path,
    tools: Tools,
) -> None:
    # At least one batch, so that the rebuild of an empty store is on record too.
    starts = range(0, max(len(documents), 1), BATCH_DOCUMENTS)
    for number, start in enumerate(starts, 1):
        some = tuple(documents[start : start + BATCH_DOCUMENTS])
        rows = tuple(replace(row_of(this.run_id, document), stage="resolve") for document in some)
        folder = land(this, number, Gathered(rows, some, number == len(starts)), archive, landings, tools)
        tools.tell(Progress("resolve", number, 0, len(some)))
        commit(fresh, folder, tools)
        tools.tell(Progress("resolve", number, len(some), len(some)))


def _swap(writer: Writer, layout: Layout, wait: float) -> None:
    """Puts the new database in the old one's place; whoever has the writer goes on with the new one."""
    writer.db.close()
    try:
        snapshot.install(layout)
    finally:
        writer.db = connect(layout.database, wait)
