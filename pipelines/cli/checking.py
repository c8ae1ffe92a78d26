"""The command that looks after a store: is all well, and if not, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, option_for, store_of
from dateline.pipelines.cli.output import Format, Rows, print_rows, say, show
from dateline.schemas.errors import StoreBusyError, StoreError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.connectors.layout import Layout

LIBRARIES = ("duckdb", "apache-beam", "trafilatura", "pyarrow")
SHOWN = 3  # of many things that are wrong in one way


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at: whether it is well, and what to do where it is not."""

    well: bool
    what: str
    todo: str = ""


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(
        "doctor", epilog=examples("dateline doctor", "dateline doctor --deep", "dateline doctor --format json")
    )(doctor)


def doctor(
    ctx: typer.Context,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every archived document, and compare it with its hash.")
    ] = False,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Check the installation and the store.

    For each thing that is wrong it says what to do, and ends with exit code 1. Looked at: versions, schema,
    rules, who is writing, what killed runs left, the archive, what was fetched, the snapshot.
    """
    found = list(examine(store_of(ctx, store), deep))
    if form is Format.TABLE:
        show(report(found))
    else:
        print_rows(Rows(("well", "what", "todo"), [(one.well, one.what, one.todo) for one in found]), form)
    wrong = sum(not one.well for one in found)
    say(f"{wrong} of {len(found)} checks found something wrong." if wrong else "All is well.")
    if wrong:
        raise typer.Exit(1)


def report(found: list[Finding]) -> RenderableType:
    """The findings as a page: a word for each, and under what is wrong what to do."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=5)
    grid.add_column(ratio=1)
    for one in found:
        grid.add_row(Text("ok", style="green") if one.well else Text("wrong", style="bold red"), Text(one.what))
        if one.todo:
            grid.add_row("", Text(f"→ {one.todo}"))
    return grid


def examine(store: Path, deep: bool = False) -> Iterator[Finding]:
    """All findings on an installation and a store; deep ones read the whole archive."""
    from dateline.connectors.layout import Layout
    from dateline.pipelines.cli.checking_archive import archive
    from dateline.pipelines.cli.checking_edits import edits
    from dateline.pipelines.cli.checking_journals import journals
    from dateline.pipelines.ruleset import ruleset

    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    yield Finding(True, f"Dateline {version('dateline')}, Python {python_version()}, {libraries}; ruleset {ruleset()}")
    layout = Layout.of(store)
    yield from _snapshot(store)
    if not layout.folder.is_dir():
        if layout.file.exists():
            todo = f"Bring {layout.folder} along with {store}, or ingest the articles anew."
            yield Finding(False, f"There is no {layout.folder}: the archive of what was read is missing.", todo)
        return
    busy = _lock(layout)
    yield busy or Finding(True, "Nobody is writing to the store.")
    if not busy:
        yield from _at_rest(layout, option_for(store))
    yield from archive(layout, store, deep)
    yield from journals(layout, deep)
    yield from edits(layout, store)


def _snapshot(store: Path) -> Iterator[Finding]:
    """Whether readers can open the store, whether its views are ours, and under which rules it was read."""
    from dateline.connectors.migrations import surface_hash
    from dateline.pipelines.cli.checking_rules import Share, rules
    from dateline.pipelines.cli.data import ask, reading, records
    from dateline.pipelines.cli.render import count
    from dateline.pipelines.report import Unmined, by_language
    from dateline.pipelines.ruleset import ruleset

    try:
        with reading(store) as db:
            schema = db.execute("select max(number) from migration").fetchall()[0][0]
            surface = db.execute("select sha256 from surface").fetchall() == [(surface_hash(),)]
            articles: int = db.execute("select count(*) from article").fetchall()[0][0] if surface else 0
            shares = records(ask(db, "ruleset_share"), Share)
            unfinished = ask(db, "unfinished").rows if surface else ()
            unmined = records(ask(db, "unmined"), Unmined) if surface else []
    except StoreError as error:
        yield Finding(False, str(error), _todo(error, store))
        return
    held = f", {count(articles, 'article')}" if surface else ""  # another release's views may count otherwise
    yield Finding(True, f"{store} can be read: schema {schema}{held}.")
    if unmined:
        yield Finding(True, f"Articles without events, for want of rules for their language: {by_language(unmined)}.")
    at = option_for(store)
    if not surface:
        yield Finding(
            False,
            "Its views are those of another release.",
            f"Any writing command renews them: dateline init{at}",
        )
    yield from rules(shares, ruleset(), at)
    if unfinished:
        todo = "If nothing is writing now, it was interrupted: ingest the same inputs again."
        yield Finding(False, f"Run {unfinished[0][0]} has not ended.", todo)


def _todo(error: StoreError, store: Path) -> str:
    """What to do about a snapshot that cannot be read."""
    from dateline.connectors.layout import Layout

    if error.reason == "older-schema":
        return f"Bring it up to date: dateline init{option_for(store)}"
    if error.reason != "newer-schema" and (layout := Layout.of(store)).file.is_file() and layout.database.is_file():
        return f"Move {layout.file} away; the writer's database is published in its place by: dateline init" + (
            option_for(store)
        )
    return "Name another with --store FILE, or make one: dateline init"


def _lock(layout: Layout) -> Finding | None:
    """Who is writing, which is no fault; None where nobody is."""
    from dateline.connectors.lock import hold

    try:
        with hold(layout.lock, wait=0):
            return None
    except StoreBusyError as error:
        return Finding(True, f"The store is being written: {error}")
    except StoreError as error:
        return Finding(False, str(error), "Make the folder writable for whoever runs Dateline.")


def _at_rest(layout: Layout, at: str) -> Iterator[Finding]:
    """What only means something while nobody writes: landings left over, a snapshot behind its database."""
    from duckdb import Error

    from dateline.connectors.database import connect_readonly
    from dateline.connectors.landing import UNFINISHED
    from dateline.connectors.snapshot import is_current

    if layout.intention.exists():
        todo = f"A command to forget was killed; the next that takes in or decides ends it: dateline ingest{at}"
        yield Finding(False, "Something is to be forgotten, and is not yet.", todo)
    if not layout.database.exists():
        yield Finding(
            False,
            f"There is no {layout.database}.",
            f"It is made again from the snapshot by: dateline init{at}",
        )
        return
    try:
        with connect_readonly(layout.database) as db:
            loaded = {name for (name,) in db.execute("select landing from batch").fetchall()}
    except (StoreError, Error) as error:
        todo = f"Move {layout.database} away; it is made again from the snapshot by: dateline init{at}"
        yield Finding(False, str(error), todo)
        return
    folders = sorted(layout.landing.iterdir()) if layout.landing.is_dir() else []  # copies may lack empty folders
    landed = [folder.name for folder in folders if folder.is_dir()]
    parts = [name for name in landed if name.endswith(UNFINISHED)]
    whole = [name for name in landed if not name.endswith(UNFINISHED) and name not in loaded]
    if parts:
        yield Finding(
            False,
            f"Half-written landings of a killed run: {some(parts)}.",
            f"They are deleted by: dateline init{at}",
        )
    if whole:
        todo = f"They are loaded first by the next run: dateline ingest or dateline rebuild{at}"
        yield Finding(False, f"Landings that are not in the store yet: {some(whole)}.", todo)
    if not is_current(layout):
        todo = f"A run was killed before it published; publish it with: dateline init{at}"
        yield Finding(False, f"{layout.file} is behind {layout.database}.", todo)
    if not parts and not whole:
        yield Finding(True, "No landing is left over.")


def some(names: list[str]) -> str:
    """The first of many names, and how many more there are."""
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
