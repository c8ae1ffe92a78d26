"""Commands that show timelines: as they are, as they were, and what became of them in between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline.pipelines.cli.common import (
    FormatOption,
    FromOption,
    InstantArgument,
    KnownOption,
    SinceOption,
    StoreOption,
    StoryOption,
    ToOption,
    examples,
    store_of,
)
from dateline.pipelines.cli.dates import instant
from dateline.pipelines.cli.output import Format, Rows, print_rows, say, show, width

TopOption = Annotated[int | None, typer.Option("--top", metavar="N", min=1, help="Only the N most salient events.")]


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
    app.command(
        "new",
        epilog=examples("dateline new --since 2017-08-03", "dateline new --since 2017-08-03T12:00Z --format jsonl"),
    )(new)
    app.command("diff", epilog=examples("dateline diff 2017-08-03 2017-08-04"))(diff)


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
    """Show what happened when, and how many sources say so.

    Sources are independent ones: copies and quotations of one report count once. Under each date stands the
    event's ID; `dateline show ID` tells what the event rests on.
    """
    from dateline.pipelines.cli.data import ask, briefly, reading, story_of

    if first and last and last < first:
        raise typer.BadParameter(f"--to {last} is before --from {first}. Example: --from 2017-08-01 --to 2017-08-31")
    with reading(store_of(ctx, store)) as db:
        name = story_of(db, story)
        rows = ask(db, "timeline", story=name, known=as_of, first=first, last=last, top=top)
        undated = 0 if as_of else ask(db, "undated", story=name).rows[0][0]
        edited = briefly(db)
    print_timeline(rows, form, edited)
    say(footer(len(rows.rows), name, as_of, undated), style="dim")


def print_story(store: Path, story: str) -> Rows:
    """Print a story's current timeline as a page, and give its rows."""
    from dateline.pipelines.cli.data import ask, briefly, reading

    with reading(store) as db:
        rows = ask(db, "timeline", story=story, known=None, first=None, last=None, top=None)
        undated = ask(db, "undated", story=story).rows[0][0]
        edited = briefly(db)
    print_timeline(rows, Format.TABLE, edited)
    say(footer(len(rows.rows), story, None, undated), style="dim")
    return rows


def print_timeline(rows: Rows, form: Format, edited: Mapping[str, str]) -> None:
    """Print rows of the view `timeline`: as a page for the eye, or all columns for a program.

    :param edited: of events that editors shaped, who decided what, in a few words
    """
    from dateline.pipelines.cli.data import records
    from dateline.pipelines.cli.render import Event
    from dateline.pipelines.cli.render import timeline as page

    if form is Format.TABLE:
        show(page(records(rows, Event), width(), edited))
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


def new(
    ctx: typer.Context,
    since: SinceOption,
    story: StoryOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Show what has become known since a given time.

    Events that are new (+), gone (−) or told differently (~): moved, of another status, better attested.
    """
    print_changes(store_of(ctx, store), story, since, None, form)


def diff(
    ctx: typer.Context,
    since: InstantArgument,
    until: InstantArgument,
    story: StoryOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Say how the timeline changed between two times.

    It compares what was known at the first with what was known at the second: + for events that came, − for
    those that went, ~ for those that are told differently.
    """
    if until < since:
        raise typer.BadParameter("the second time is before the first. Example: dateline diff 2017-08-03 2017-08-04")
    print_changes(store_of(ctx, store), story, since, until, form)


def print_changes(store: Path, story: str | None, since: datetime, until: datetime | None, form: Format) -> None:
    """Print what changed in a story, in words or, for a program, a row a change."""
    from dateline.pipelines.cli.data import ask, briefly, reading, records, story_of
    from dateline.pipelines.cli.render import Event
    from dateline.pipelines.cli.render_changes import Change, changes, grouped, summary

    with reading(store) as db:
        name = story_of(db, story)
        rows = ask(db, "changes", story=name, since=since, until=until)
        edited = briefly(db)
    if form is not Format.TABLE:
        print_rows(rows, form)
        return
    found = grouped(zip(records(rows, Event), records(rows, Change), strict=True))
    show(changes(found, width(), edited))
    say(f"{summary(found, since, until)} · story {name}", style="dim")
