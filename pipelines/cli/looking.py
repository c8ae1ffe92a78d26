"""Commands that show timelines: as they are, as they were, and what became of them in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline.pipelines.cli.common import (
    MOST,
    FormatOption,
    FromOption,
    InstantArgument,
    KnownOption,
    RecordedOption,
    SinceOption,
    StoreOption,
    StoryOption,
    ToOption,
    examples,
    store_of,
)
from dateline.pipelines.cli.dates import day_before, instant
from dateline.pipelines.cli.output import Format, Rows, print_rows, say, show, width

# What a run of a kind records, in words.
NOUNS = {"story": "change of a story", "edit": "editor's decision", "forget": "erasure"}
AboutOption = Annotated[
    str | None,
    typer.Option(
        "--about", metavar="NAME", help="Only events that name it: a person, body or place, or its identifier."
    ),
]
TopOption = Annotated[
    int | None, typer.Option("--top", metavar="N", min=1, max=MOST, help="Only the N most salient events.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(
        "timeline",
        epilog=examples(
            "dateline timeline",
            "dateline timeline --as-of 2017-08-03 --top 20",
            'dateline timeline --about "Department of Justice"   # where it is the DOJ, too, if the story file says so',
            "dateline timeline --recorded 2017-08-10T09:00Z   # what this store said that morning",
            "dateline timeline --story all --from 2017-08-01 --format csv > events.csv",
        ),
    )(timeline)
    app.command(
        "new",
        epilog=examples(
            "dateline new", "dateline new --since 2017-08-03", "dateline new --since 2017-08-03T12:00Z --format jsonl"
        ),
    )(new)
    app.command("diff", epilog=examples("dateline diff 2017-08-03 2017-08-04"))(diff)


def timeline(
    ctx: typer.Context,
    story: StoryOption = None,
    as_of: KnownOption = None,
    recorded: RecordedOption = None,
    first: FromOption = None,
    last: ToOption = None,
    about: AboutOption = None,
    top: TopOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Show what happened when, and how many sources say so.

    Sources are independent ones: copies and quotations of one report count once. Under each date stands the
    event's ID; `dateline show ID` tells what the event rests on. --as-of asks what the public could know then,
    as far as this store knows now; --recorded, what this store itself said then. --about takes whoever or
    whatever a story file names by any name or identifier that it gives: DOJ, "Justice Department", Q1553390.
    """
    from dateline.pipelines.cli.data import ask, briefly, events_about, reading, story_of

    if first and last and last < first:
        raise typer.BadParameter(f"--to {last} is before --from {first}. Example: --from 2017-08-01 --to 2017-08-31")
    with reading(store_of(ctx, store)) as db:
        name = story_of(db, story, ever=recorded is not None)
        events = events_about(db, about, as_of, recorded) if about is not None else None
        asked = {"story": name, "known": as_of, "first": first, "last": last, "events": events, "top": top}
        if recorded:
            rows = ask(db, "timeline_recorded", recorded=recorded, **asked)
            told = audited(recorded, ask(db, "in_force", recorded=recorded).rows)
        else:
            rows = ask(db, "timeline", **asked)
            told = ""
        undated = 0 if as_of or recorded or about else ask(db, "undated", story=name).rows[0][0]
        edited = briefly(db)
    print_timeline(rows, form, edited)
    say(footer(len(rows.rows), name, as_of, undated, told), style="dim")


def audited(recorded: datetime, last: Sequence[tuple[datetime, str, str]]) -> str:
    """What an audit's answer is: when the store told it, and what it had recorded last, under which rules.

    :param last: when that was, the run's kind and the ruleset; none where nothing had been recorded
    """
    said = f"as this store told it at {instant(recorded)}"
    if not last:
        return f"{said}, when nothing had been recorded yet"
    [(at, kind, rules)] = last
    return f"{said} (last {NOUNS.get(kind, kind)}: {instant(at)}, ruleset {rules})"


def print_story(store: Path, story: str) -> Rows:
    """Print a story's current timeline as a page, and give its rows."""
    from dateline.pipelines.cli.data import ask, briefly, reading

    with reading(store) as db:
        rows = ask(db, "timeline", story=story, known=None, first=None, last=None, events=None, top=None)
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
        show(page(records(rows, Event), width(), {event: edited[event] for event in shaped(rows) if event in edited}))
    else:
        print_rows(rows, form)


def shaped(rows: Rows) -> Iterator[str]:
    """The events that editors had shaped where these rows say so; in an audit, not those that they shaped since."""
    event, edits = rows.columns.index("event_id"), rows.columns.index("edits")
    yield from (row[event] for row in rows.rows if row[edits])


def footer(events: int, story: str, known: datetime | None, undated: int, told: str = "") -> str:
    """What the timeline is of, in one line."""
    said = [f"{events:,} event{'s' if events != 1 else ''}", f"story {story}"]
    if known:
        said.append(f"as known at {instant(known)}")
    if told:
        said.append(told)
    if undated:
        said.append(f"{undated:,} undated statement{'s' if undated != 1 else ''} not shown")
    return " · ".join(said)


def new(
    ctx: typer.Context,
    since: SinceOption = None,
    story: StoryOption = None,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Show what has become known since a given time, and why.

    Events that are new (+), gone (−) or told differently (~): moved, of another status, better attested, corrected.
    Each with its cause: a new article, a correction, an edit that its article does not mention, and so on.
    """
    from dateline.pipelines.cli.common import now

    if since and since > now():
        day = f"{since:%Y-%m-%d}"
        raise typer.BadParameter(
            f"{day} is not over, and a day counts from its end. What came today: --since yesterday"
        )
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
    those that went, ~ for those that are told differently, each with its cause.
    """
    if until < since:
        raise typer.BadParameter("the second time is before the first. Example: dateline diff 2017-08-03 2017-08-04")
    print_changes(store_of(ctx, store), story, since, until, form)


def print_changes(store: Path, story: str | None, since: datetime | None, until: datetime | None, form: Format) -> None:
    """Print what changed in a story, in words or, for a program, a row a change.

    :param since: None for the end of the day before the last that brought anything
    """
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.cli.data import ask, briefly, reading, records, story_of
    from dateline.pipelines.cli.render import Event
    from dateline.pipelines.cli.render_changes import Change, changes, grouped, summary

    with reading(store) as db:
        name = story_of(db, story)
        if not since:
            [(last,)] = ask(db, "last_known", story=name).rows
            since = day_before(last or now())
        rows = ask(db, "changes", story=name, since=since, until=until)
        edited = briefly(db)
    if form is not Format.TABLE:
        print_rows(rows, form)
        return
    found = grouped(zip(records(rows, Event), records(rows, Change), strict=True))
    show(changes(found, width(), edited))
    say(f"{summary(found, since, until)} · story {name}", style="dim")
