"""Commands over the store's own records: its runs, and what they could not read."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, store_of
from dateline.pipelines.cli.output import Format, Rows, print_rows, say

OUTCOMES = ("stored", "duplicate", "unchanged", "skipped", "rejected", "erased")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("runs", epilog=examples("dateline runs", "dateline runs --format csv"))(runs)
    app.command(
        "rejects",
        epilog=examples("dateline rejects", "dateline rejects --format jsonl   # with run and hash"),
    )(rejects)


def runs(ctx: typer.Context, form: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """List the runs and what became of what came in.

    The latest comes first, each with the rows it changed and the rules in force. What came in is always the
    sum of what was stored, duplicate, unchanged, skipped, rejected and erased.
    """
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "runs")
    if form is Format.TABLE and not rows.rows:
        say("No runs yet. Take something in: dateline ingest FILE…")
        return
    print_rows(runs_for_the_eye(rows) if form is Format.TABLE else rows, form)


def runs_for_the_eye(rows: Rows) -> Rows:
    """The runs in fewer columns: minutes for instants, outcomes that never occurred left out."""
    named = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    outcomes = [name for name in OUTCOMES if name == "stored" or any(row[f"n_{name}"] for row in named)]
    columns = ("started", "kind", "in", *outcomes, "changed", "rules", "of")
    table = [
        (
            f"{row['started']:%Y-%m-%d %H:%M}" + ("" if row["ended"] else " (unfinished)"),
            row["kind"],
            row["n_inputs"],
            *(row[f"n_{name}"] for name in outcomes),
            row["n_changed"],
            row["ruleset"],
            ", ".join(row["inputs"]),
        )
        for row in named
    ]
    return Rows(columns, table)


def rejects(
    ctx: typer.Context,
    run: Annotated[
        str | None,
        typer.Option("--run", metavar="RUN", help="Only those of this run (its id or how it begins)."),
    ] = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """List what could not be read, and why.

    The latest comes first. The bytes of each are kept in the archive.
    """
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "rejects", run=run)
    if form is Format.TABLE and not rows.rows:
        say("Nothing was rejected.")
        return
    shown = Rows(rows.columns[:3], [row[:3] for row in rows.rows])
    print_rows(shown if form is Format.TABLE else rows, form)
