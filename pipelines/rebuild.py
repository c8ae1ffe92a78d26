"""Rebuild: reads every archived document again under the present rules, into a new database that then takes the old
one's place.

What the old store recorded stays on record: the new database carries its history, in which what the present rules no
longer say ends at the rebuild, and what they say anew begins there. It is made aside and swapped in by one rename:
killed before it, the old store is as it was; killed after it, the new one is whole. The rebuild is a run like any
other. Importing this module imports Beam.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from dateline.connectors import landing, migrations, snapshot
from dateline.connectors.archive import Archive
from dateline.connectors.database import connect, transaction
from dateline.connectors.layout import Layout
from dateline.connectors.rewrite import clear, write_anew
from dateline.connectors.store import WAIT, Writer, open_writer
from dateline.pipelines.archived import archived, check_archive
from dateline.pipelines.batches import Clock, Resolve, Run, Tools, commit, land
from dateline.pipelines.comparison import Comparison, compared
from dateline.pipelines.gather import BATCH_DOCUMENTS, Gathered, row_of
from dateline.pipelines.history import carry_history, carry_records, carry_unkept, enter_arrivals
from dateline.pipelines.ingest import check_numbers, stopping, unused_id
from dateline.pipelines.policies import obey, withhold
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

DERIVED = "store.duckdb"  # beside the rebuild's landings


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
    tools = _tools(options, clock, progress, read, resolve)
    with stopping(), _opened(options) as (writer, layout):
        recovered = recover(writer, tools)
        with _derived(writer, layout, tools) as (fresh, done):
            _swap(fresh, writer, layout, options.wait)
        expired = obey(writer, tools)
        withhold(writer, tools.registry)
    return replace(done, recovered=recovered, expired=expired)


def compare(
    options: RebuildOptions,
    clock: Clock,
    progress: Watcher | None = None,
    *,
    read: Read = read_document,
    resolve: Resolve = resolve_batch,
) -> Comparison:
    """Says what a rebuild would change, and keeps nothing of it. Parameters and errors as for `run`.

    Batches that a killed run left are loaded first, as by any command that needs the writer's database.
    """
    tools = _tools(options, clock, progress, read, resolve)
    with stopping(), _opened(options) as (writer, layout):
        recover(writer, tools)
        with _derived(writer, layout, tools) as (fresh, done):
            return compared(writer.db, fresh, done)


def _tools(options: RebuildOptions, clock: Clock, progress: Watcher | None, read: Read, resolve: Resolve) -> Tools:
    engine = Engine(options.workers, options.beam_args)
    return Tools(read, resolve, source.load(options.sources), engine, clock, progress)


@contextmanager
def _opened(options: RebuildOptions) -> Iterator[tuple[Writer, Layout]]:
    layout = Layout.of(options.store)
    if not layout.file.exists() and not layout.database.exists():
        raise StoreError("no-store", str(options.store), "there is no store to rebuild")
    with open_writer(options.store, options.wait) as writer:
        yield writer, layout


@contextmanager
def _derived(writer: Writer, layout: Layout, tools: Tools) -> Iterator[tuple[duckdb.DuckDBPyConnection, RunReport]]:
    """A new database beside the writer's, derived anew and with the old one's history; what is left of it after the
    block is deleted.
    """
    came = archived(writer.db, tools.registry)
    documents = tuple(one.document for one in came)
    check_archive(documents, writer.archive, str(layout.file))
    started = tools.now()
    this = Run(unused_id(writer.db, started), "rebuild", started, ruleset(), ())
    clear(layout)
    layout.rebuilding.mkdir()
    try:
        with connect(layout.rebuilding / DERIVED, 0) as fresh:
            migrations.create(fresh)
            carry_records(writer.db, fresh)
            enter_arrivals(fresh, came)
            carry_unkept(writer.db, fresh, landing.next_batch(fresh, started)[0])
            _read_again(fresh, this, documents, writer.archive, layout.rebuilding, tools)
            _take_over(writer.db, fresh, this)
            _give_up(fresh, documents)
            yield fresh, report(fresh, this.run_id, len(documents), started, tools.now())
    finally:
        clear(layout)


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


def _take_over(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, this: Run) -> None:
    """Gives the new database the old one's history. All of the rebuild was recorded at one instant, that of its last
    batch, so that no audit finds a store that is half old and half new.
    """
    named = {"run_id": this.run_id}
    with transaction(fresh):
        recorded = fresh.execute("select max(recorded) from batch").fetchall()[0][0]
        changed = carry_history(old, fresh, recorded)
        fresh.execute("update batch set n_changed = 0 where run_id = $run_id", named)
        fresh.execute(
            "update batch set n_changed = $changed where run_id = $run_id and recorded = $recorded",
            named | {"changed": changed, "recorded": recorded},
        )


def _give_up(fresh: duckdb.DuckDBPyConnection, documents: Sequence[Document]) -> None:
    """Lets go of the texts, and marks the bytes, of what was kept as it came until now and is no more."""
    unkept = [(one.article_id, one.sha256) for one in documents if one.hints.keep != "text"]
    if unkept:
        columns = zip(("article_id", "sha256"), zip(*unkept, strict=True), strict=True)
        fresh.register("unkept", pa.table({name: pa.array(values, pa.string()) for name, values in columns}))
        with transaction(fresh):
            fresh.execute(query("rebuild/unkept"))
            fresh.execute(query("rebuild/unkept_words"))
        fresh.unregister("unkept")


def _swap(fresh: duckdb.DuckDBPyConnection, writer: Writer, layout: Layout, wait: float) -> None:
    """Puts the new database in the old one's place; whoever has the writer goes on with the new one."""
    write_anew(fresh, layout)  # leaving behind what the batches on the way concluded, and ended again
    fresh.close()
    writer.db.close()
    try:
        snapshot.install(layout)
    finally:
        writer.db = connect(layout.database, wait)
