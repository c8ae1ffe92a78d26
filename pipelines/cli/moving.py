"""Commands that take a whole store out of its files, and put one in: to keep it apart, to move it, to hand it over."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import PARTIAL, StoreOption, examples, option_for, store_of
from dateline.pipelines.cli.output import say

if TYPE_CHECKING:
    from dateline.schemas.manifest import Manifest

SHOWN = 3  # of many documents that are lacking


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(
        "export",
        epilog=examples("dateline export backup-2017-08-04", "dateline export /mnt/keep/fire --store fire.duckdb"),
    )(export)
    app.command(
        "import",
        epilog=examples("dateline import backup-2017-08-04 --store restored.duckdb"),
    )(bring_in)


def export(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder to make; nothing may be in it yet.")],
    store: StoreOption = None,
) -> None:
    """Write all that the store keeps into a folder, as Parquet.

    It serves to keep a store apart, to move it, or to ask it with other programs: a file for each table, one
    for the archived documents, the editors' decisions, and a manifest with the hash of each. It holds what
    readers see and waits for no run; `dateline import` makes the same store of it. What you forget later stays
    in exports that were made before: delete those.
    """
    from dateline.pipelines import transfer
    from dateline.pipelines.cli.common import now

    if str(folder) == "-":
        raise typer.BadParameter("an export is a folder of files, which stdout cannot take. Name a folder to make.")
    done = transfer.export(store_of(ctx, store), folder, now)
    say(f"{folder} is an export of the store: {_contents(done)}.")
    say(f"Make a store of it:\n  dateline import {quote(str(folder))} --store NEW.duckdb")
    _tell_lacking(done)


def bring_in(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What `dateline export` made.")],
    store: StoreOption = None,
) -> None:
    """Make a new store of an export, with all that it holds.

    Every row, document and editor's decision is there again, and the next ingest goes on from there. Each file
    is compared with the manifest first. An export of an older Dateline is brought up to the present schema. A
    store that is there already is never touched.
    """
    from dateline.pipelines import transfer
    from dateline.pipelines.ruleset import ruleset

    place = store_of(ctx, store)
    done = transfer.bring_in(folder, place)
    say(f"{place} is the store of that export: {_contents(done)}.")
    if done.ruleset not in ("", ruleset()):
        say(f"It was kept under other rules. Bring it under the present ones:\n  dateline rebuild{option_for(place)}")
    _tell_lacking(done)


def _contents(done: Manifest) -> str:
    from dateline.pipelines.cli.render import count, size
    from dateline.schemas.manifest import ARCHIVE, EDITS

    documents, edits = done.rows(ARCHIVE), done.rows(EDITS)
    rows = sum(file.rows for file in done.files) - documents - edits
    held = f"{count(rows, 'row')} of schema {done.schema}, {count(documents, 'document')}, {count(edits, 'edit')}"
    return f"{held}, {size(sum(file.size for file in done.files))}"


def _tell_lacking(done: Manifest) -> None:
    """Say which documents are missing, where any are, and end the command with the code of what is done in part."""
    if not done.lacking:
        return
    some = ", ".join(done.lacking[:SHOWN]) + (", …" if len(done.lacking) > SHOWN else "")
    say(
        f"{len(done.lacking):,} documents are not in it, which the store's archive lacked or held damaged: {some}. "
        "All else is whole. Ingesting their articles again brings them back; until then a rebuild is refused."
    )
    raise typer.Exit(PARTIAL)
