"""Commands for editors: decisions about events that outlast new articles and new rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, option_for, store_of
from dateline.pipelines.cli.output import Format, quiet_pipe, say
from dateline.pipelines.cli.running import WAIT, SourcesOption, WaitOption
from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from dateline.pipelines.deciding import Decided, Place
    from dateline.schemas.edit import Action

EDITOR_VARIABLE = "DATELINE_EDITOR"
STDOUT = "-"
ByOption = Annotated[
    str, typer.Option("--by", metavar="NAME", envvar=EDITOR_VARIABLE, help="Who says so; kept with the decision.")
]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; kept with the decision.")]
EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or its first characters.")]
SIGNED = '--by "Ada Lovelace" --why "…"'
HELP = """Correct the timeline: an editor has the last word.

Decisions outlast new articles, new rules and rebuilds. A decision is kept with who made it, why and when, by the words
of the evidence that it speaks of; it can be undone, and nothing is lost by it. When no article says those words any
more, `edit list` says so.
"""


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    edit = typer.Typer(
        rich_markup_mode=None,
        no_args_is_help=True,
        help=HELP,
        epilog=examples(
            'dateline edit hide 4fa19c --by "Ada Lovelace" --why "Satire, no report"', "dateline edit list"
        ),
    )
    edit.command("merge", epilog=examples(f"dateline edit merge 4fa19c 77b0e2 {SIGNED}"))(merge)
    edit.command("split", epilog=examples(f"dateline edit split 4fa19c 9c01d4 8ee513 {SIGNED}"))(split)
    edit.command("hide", epilog=examples(f"dateline edit hide 4fa19c {SIGNED}"))(hide)
    edit.command(
        "date",
        epilog=examples(
            f"dateline edit date 4fa19c 2017-08-03 {SIGNED}", f"dateline edit date 4fa19c 2017-08-03/.. {SIGNED}"
        ),
    )(date)
    edit.command("status", epilog=examples(f"dateline edit status 4fa19c cancelled {SIGNED}"))(status)
    edit.command("headline", epilog=examples(f'dateline edit headline 4fa19c "Bridge closed" {SIGNED}'))(headline)
    edit.command("note", epilog=examples(f'dateline edit note 4fa19c "Confirmed by phone" {SIGNED}'))(note)
    edit.command("undo", epilog=examples(f"dateline edit undo 31c05a {SIGNED}"))(undo)
    edit.command("list", epilog=examples("dateline edit list", "dateline edit list --stale --format json"))(list_edits)
    edit.command("export", epilog=examples("dateline edit export edits.jsonl", "dateline edit export - > edits.jsonl"))(
        export
    )
    edit.command("import", epilog=examples("dateline edit import edits.jsonl --store copy.duckdb"))(import_edits)
    app.add_typer(edit, name="edit")


def merge(
    ctx: typer.Context,
    event: EventArgument,
    others: Annotated[list[str], typer.Argument(metavar="EVENT", help="The events that are the same one.")],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Make several events one.

    Their reports tell of the same thing. The event keeps the id of its earliest statement; the others lead to it.
    """
    _decide("merge", (event, *others), by, why, _place(ctx, store, wait, sources))


def split(
    ctx: typer.Context,
    event: EventArgument,
    statements: Annotated[
        list[str], typer.Argument(metavar="STATEMENT", help="Ids of its statements, as `dateline show` has them.")
    ],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Set statements of an event apart.

    They tell of another thing than the rest. What copies them in nearly the same words goes with them.
    """
    _decide("split", (event,), by, why, _place(ctx, store, wait, sources), statements=tuple(statements))


def hide(
    ctx: typer.Context,
    event: EventArgument,
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Take an event off all timelines.

    `dateline show` and `dateline edit list` still have it.
    """
    _decide("hide", (event,), by, why, _place(ctx, store, wait, sources))


def date(
    ctx: typer.Context,
    event: EventArgument,
    edtf: Annotated[str, typer.Argument(metavar="EDTF", help="2017-08-03, 2017-08, 2017-07-24/2017-07-30, 2017~, …")],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Say when an event happens.

    As a date, a month, a season, a year or an interval in EDTF (ISO 8601-2); `..` for an end that is open, `~` for
    about, `?` for perhaps.
    """
    _decide("date", (event,), by, why, _place(ctx, store, wait, sources), edtf)


def status(
    ctx: typer.Context,
    event: EventArgument,
    status: Annotated[
        str,
        typer.Argument(
            metavar="STATUS",
            help="occurred, scheduled, demanded, threatened, proposed, possible, denied or cancelled.",
        ),
    ],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Say whether an event occurred, is scheduled, is denied, …"""
    _decide("status", (event,), by, why, _place(ctx, store, wait, sources), status)


def headline(
    ctx: typer.Context,
    event: EventArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The event in one line.")],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Give an event a headline in your own words."""
    _decide("headline", (event,), by, why, _place(ctx, store, wait, sources), text)


def note(
    ctx: typer.Context,
    event: EventArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to stand with the event.")],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Put a note with an event.

    `dateline show` has it, and it changes nothing else.
    """
    _decide("note", (event,), by, why, _place(ctx, store, wait, sources), text)


def undo(
    ctx: typer.Context,
    edit: Annotated[str, typer.Argument(metavar="EDIT", help="A decision's id, or its first characters.")],
    by: ByOption,
    why: WhyOption,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Take a decision back.

    It counts as never said, and stays on record. An undo can be undone too.
    """
    place = _place(ctx, store, wait, sources)
    from dateline.pipelines import deciding
    from dateline.pipelines.cli.common import now

    _tell(deciding.undo(edit, by, why, place, now), place.store)


def list_edits(
    ctx: typer.Context,
    stale: Annotated[bool, typer.Option("--stale", help="Only those that have lost their ground.")] = False,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """List what editors decided, and why.

    In their order: of two that contradict each other, the later holds. Those that were undone stay on record; those
    that are stale have lost their ground, since no article as it reads now makes the statements that they speak of.
    """
    from dateline.pipelines.cli import render_lists
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "edits", stale=stale)
    if form is Format.TABLE and not rows.rows:
        say("No decision has lost its ground." if stale else "No decisions yet. Make one: dateline edit --help")
        return
    render_lists.print_list(rows, form, render_lists.edits)


def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write them, a line each; - for stdout.")],
    store: StoreOption = None,
) -> None:
    """Write all decisions to a file.

    `dateline edit import` takes them into another store of the same articles.
    """
    from dateline.connectors import edits as log
    from dateline.pipelines.cli.data import reading
    from dateline.pipelines.cli.render import count
    from dateline.schemas.edit import to_line

    with reading(store_of(ctx, store)) as db:
        kept = log.stored(db)
    if str(file) == STDOUT:
        with quiet_pipe():
            sys.stdout.writelines(f"{to_line(edit)}\n" for edit in kept)
        return
    _refuse_other(file)
    log.replace(file, kept)
    say(f"{count(len(kept), 'decision')} written to {file}.")


def import_edits(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As `dateline edit export` writes it; - for stdin.")],
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Take in decisions from another store.

    Those that are known already are passed over. The others come after the decisions that are here, in their own
    order. One whose articles are not here is kept, and holds once they come.
    """
    place = _place(ctx, store, wait, sources)
    lines = _lines(file)
    from dateline.pipelines import deciding
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.cli.data import ask, reading
    from dateline.pipelines.cli.render import count

    done = deciding.take_in(lines, str(file), place, now)
    said = [f"{count(len(done.new), 'decision')} taken in"]
    said += [f"{done.known:,} known already"] if done.known else []
    said += [f"{done.forgotten:,} left out, since they repeat what was to be forgotten"] if done.forgotten else []
    say(f"{', '.join(said)}.")
    with reading(place.store) as db:
        stale = {row[0] for row in ask(db, "edits", stale=True).rows} & {edit.edit_id for edit in done.new}
    if stale:
        say(f"{len(stale):,} found nothing to hold on to here: dateline edit list --stale{option_for(place.store)}")


def _place(ctx: typer.Context, store: Path | None, wait: float, sources: Path | None) -> Place:
    from dateline.pipelines.deciding import Place

    return Place(store_of(ctx, store), wait, sources)


def _decide(
    action: Action,
    events: tuple[str, ...],
    by: str,
    why: str,
    place: Place,
    value: str = "",
    statements: tuple[str, ...] = (),
) -> None:
    """Find the events that are meant, keep the decision, and say what came of it."""
    from dateline.pipelines.cli.asking import find_event
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.cli.data import reading

    with reading(place.store) as db:
        meant = tuple(find_event(db, event.strip().lower()) for event in events)
    from dateline.pipelines import deciding  # which loads what writes: a mistyped id need not wait for it

    saying = deciding.Saying(action, meant, by, why, value, statements)
    _tell(deciding.decide(saying, place, now), place.store)


def _tell(done: Decided, store: Path) -> None:
    """Print the decision's id, and say what it came to."""
    from dateline.pipelines.cli.render_edits import outcome

    with quiet_pipe():
        sys.stdout.write(f"{done.edit.edit_id}\n")
    for line in outcome(done.edit, done.event_ids, done.reason, option_for(store)):
        say(line)


def _lines(file: Path) -> list[bytes]:
    """The lines of a file, or of stdin. Raises UsageError where it cannot be read."""
    if str(file) == STDOUT:
        return sys.stdin.buffer.read().splitlines()
    try:
        return file.read_bytes().splitlines()
    except OSError as error:
        detail = f"cannot be read ({error.strerror}). Write one with: dateline edit export FILE"
        raise UsageError("unreadable", str(file), detail) from error


def _refuse_other(file: Path) -> None:
    """Refuses to write over what is no file of decisions. Raises UsageError."""
    from dateline.connectors.edits import parse
    from dateline.schemas.errors import DatelineError

    try:
        parse(_lines(file) if file.exists() else (), str(file))
    except DatelineError as error:
        detail = "is there already, holds something else and was left as it is; choose another name"
        raise UsageError("exists", str(file), detail) from error
