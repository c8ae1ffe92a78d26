"""Commands over the store's own records: its runs, and what they could not read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, store_of
from dateline.pipelines.cli.fetching import AgentOption, AllowOption, ProxyOption, fetch_options
from dateline.pipelines.cli.output import Format, say
from dateline.pipelines.cli.running import SourcesOption

if TYPE_CHECKING:
    from dateline.connectors.http.options import FetchOptions


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("runs", epilog=examples("dateline runs", "dateline runs --format csv"))(runs)
    app.command(
        "rejects",
        epilog=examples(
            "dateline rejects",
            "dateline rejects --format jsonl   # with run and hash",
            "dateline rejects --retry",
        ),
    )(rejects)


def runs(ctx: typer.Context, form: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """List the runs and what became of what came in.

    The latest comes first, each with the rows it changed and the rules in force. What came in is always the
    sum of what was stored, duplicate, unchanged, skipped, rejected and erased.
    """
    from dateline.pipelines.cli import render_lists
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "runs")
    if form is Format.TABLE and not rows.rows:
        say("No runs yet. Take something in: dateline ingest FILE…")
        return
    render_lists.print_list(rows, form, render_lists.runs)


def rejects(
    ctx: typer.Context,
    run: Annotated[
        str | None,
        typer.Option("--run", metavar="RUN", help="Only those of this run (its id or how it begins)."),
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try them again: archived bytes by the present rules, pages by address.")
    ] = False,
    agent: AgentOption = None,
    allowed: AllowOption = None,
    proxy: ProxyOption = "",
    sources: SourcesOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """List what could not be had or read, and why.

    The latest comes first. What has come since is left out, and of several tries the last one counts; --run RUN gives
    all of a run. Pages of feeds are skipped, not rejected, while polls ask for them again. What came as bytes is
    kept in the archive. View `reject` has every reject of every run.
    """
    if retry:
        try_again(store_of(ctx, store), run, fetch_options(agent, allowed, proxy), sources)
        return
    from dateline.pipelines.cli import render_lists
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "rejects", run=run)
    if form is Format.TABLE and not rows.rows:
        say("Nothing was rejected." if run else "There is nothing that could not be had or read.")
        return
    render_lists.print_list(rows, form, render_lists.rejects)


def try_again(store: Path, run: str | None, fetching: FetchOptions, sources: Path | None) -> None:
    """Take in again what was rejected when it last came, where its bytes or its address are known."""
    from dateline.pipelines.cli.data import reading
    from dateline.pipelines.cli.running import take_in
    from dateline.pipelines.retry import rejected
    from dateline.pipelines.ruleset import ruleset

    with reading(store) as db:
        urls, again = rejected(db, ruleset(), run)
    if not urls and not again:
        say(
            "There is nothing to try again: what these rules refused they would refuse again, polls ask for the pages "
            "of feeds, and of files that could not be read nothing is kept."
        )
        return
    if code := take_in(urls, store, sources=sources, fetching=fetching, again=again):
        raise typer.Exit(code)
