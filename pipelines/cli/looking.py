"""Commands that show timelines: as they are, as they were, and what became of them in between."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from dateline.pipelines.cli.common import (
    FormatOption,
    FromOption,
    KnownOption,
    StoreOption,
    StoryOption,
    ToOption,
    examples,
    store_of,
)
from dateline.pipelines.cli.dates import instant
from dateline.pipelines.cli.output import Format, Rows, print_rows, say, show, width

TopOption = Annotated[
    int | None, typer.Option("--top", metavar="N", min=1, help="Only the N most salient events.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(
        "timeline",
        epilog=examples(
            "dateline timeline",
            "dateline timeline --as-of 2017-08-03 --top 20",
            "dateline timeline --story all --from 2017-08-01 --format csv > events.csv",
        ),
    )(timeline)


def timeline(
    ctx: typer.Context,
    story: StoryOption = None,
    as_of: KnownOption = None,
    first: FromOption = None,
    last: ToOption = None,
    top: TopOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Show a story's events in order: when, what, whether it happened, how many independent sources say so.

    `dateline show ID` tells what an event rests on; the ID stands under its date.
    """
    from dateline.pipelines.cli.data import ask, reading, story_of

    if first and last and last < first:
        raise typer.BadParameter(
            f"--to {last} is before --from {first}. Example: --from 2017-08-01 --to 2017-08-31"
        )
    with reading(store_of(ctx, store)) as db:
        name = story_of(db, story)
        rows = ask(db, "timeline", story=name, known=as_of, first=first, last=last, top=top)
        undated = 0 if as_of else ask(db, "undated", story=name).rows[0][0]
    print_timeline(rows, form)
    say(footer(len(rows.rows), name, as_of, undated), style="dim")


def print_timeline(rows: Rows, form: Format) -> None:
    """Print rows of the view `timeline`: as a page for the eye, or all columns for a program."""
    from dateline.pipelines.cli.data import records
    from dateline.pipelines.cli.render import Event
    from dateline.pipelines.cli.render import timeline as page

    if form is Format.TABLE:
        show(page(records(rows, Event), width()))
    else:
        print_rows(rows, form)


def footer(events: int, story: str, known: datetime | None, undated: int) -> str:
    """What the timeline is of, in one line."""
    said = [f"{events:,} event{'s' if events != 1 else ''}", f"story {story}"]
    if known:
        said.append(f"as known at {instant(known)}")
    if undated:
        said.append(f"{undated:,} undated statement{'s' if undated != 1 else ''} not shown")
    return " · ".join(said)
