"""Commands for the years: takedowns, and room."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, store_of
from dateline.pipelines.cli.editing import EDITOR_VARIABLE
from dateline.pipelines.cli.output import Format, Rows, print_rows, say
from dateline.pipelines.cli.running import WAIT, SourcesOption, WaitOption
from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from dateline.pipelines.forget import Plan
    from dateline.pipelines.reach import Reach


class Kind(StrEnum):
    """What is forgotten."""

    URL = "url"
    SOURCE = "source"
    TEXT = "text"


MEANING = {
    "url": "the article at this address, in all versions",
    "source": "all articles of this publisher",
    "text": "every version of an article that has these words in this order",
}
ByOption = Annotated[
    str,
    typer.Option("--by", metavar="NAME", envvar=EDITOR_VARIABLE, help="Who orders it; kept, without what it is about."),
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason, without naming what is forgotten; kept.")
]
SIGNED = '--by "Ada Lovelace" --why "Court order 7 O 12/19"'


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(
        "forget",
        epilog=examples(
            f"dateline forget https://example.org/2017/08/03/letters {SIGNED} --dry-run",
            f"dateline forget 'Example Herald' --as source {SIGNED}",
            f"dateline forget 'Jane Q. Doe' --as text {SIGNED} --yes",
        ),
    )(forget)
    app.command("compact", epilog=examples("dateline compact", "dateline compact --store fire.duckdb"))(compact)


def forget(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="URL|SOURCE|TEXT", help="What is to be forgotten.")],
    by: ByOption,
    why: WhyOption,
    kind: Annotated[
        Kind | None,
        typer.Option("--as", metavar="KIND", help="What it is: url, source or text [default: by its form, if clear]."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only list what would be erased, of what is published.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    form: FormatOption = Format.TABLE,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Erase an article, a publisher or a passage for good.

    From every table with its history, the archive, the editors' decisions and the published file, byte for byte;
    it is not taken in again. It lists what it would erase and asks first. A URL is an article in all versions, a
    SOURCE all of a publisher's; TEXT every version that has these words in this order, however spelt: letter case,
    accents and punctuation do not count. Events that others report too stay, with what they say. There is no undo.

    Not reached: the files that were ingested, exports, and copies that somebody made of the store.
    """
    from dateline.pipelines.asked import Asked
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.forget import forget as erase
    from dateline.pipelines.forget import look, settle

    place = store_of(ctx, store)
    asked = Asked(what, kind.value if kind else None, _words(by, "--by"), _words(why, "--why"))
    if not dry_run:
        settle(place, now, sources, wait)
    plan = look(asked, place, now, sources)
    if plan.already:
        say("It was forgotten before; nothing is left to erase.")
        return
    _show(plan, form, dry_run)
    if dry_run:
        return
    _agree(yes)
    done = erase(plan.request, place, now, sources, wait)
    _tell(done or plan.reach)


def _words(said: str, option: str) -> str:
    words = " ".join(said.split())
    if not words:
        raise UsageError("unsigned", option, "say who orders it and why: both are kept")
    return words


def _show(plan: Plan, form: Format, dry_run: bool) -> None:
    """Say what would be erased: the articles as data where nothing else is done, else as talk."""
    from dateline.pipelines.cli.output import say_rows

    columns = ("published", "source", "title", "uri", "versions", "left")
    rows = Rows(columns, [tuple(getattr(loss, name) for name in columns) for loss in plan.articles])
    if dry_run:
        print_rows(rows, form)
    elif rows.rows:
        say_rows(rows)
    for line in summary(plan):
        say(line)


def summary(plan: Plan) -> list[str]:
    """What a plan would do, in sentences."""
    from dateline.pipelines.cli.render import count

    reach = plan.reach
    said = [
        f"To be forgotten: {MEANING[plan.request.kind]}. That is {count(len(plan.articles), 'article')} in "
        f"{count(len(reach.versions), 'version')}, and {count(len(reach.inputs), 'input')} of past runs.",
        f"Events that nothing else tells, and that go: {plan.events_gone:,}. Events that stay, with what others say: "
        f"{plan.events_left:,}.",
    ]
    if plan.edits:
        said.append(f"{count(plan.edits, 'decision')} of editors will lose statements that they rest on, or go.")
    if reach.shared:
        documents = count(len(reach.shared), "archived document")
        said.append(f"{documents} will stay: articles that were not named have the same bytes.")
    if reach.damaged:
        documents = count(len(reach.damaged), "archived document")
        said.append(f"{documents} could not be looked through, being damaged; what was read of them was.")
    return said


def _agree(yes: bool) -> None:
    """Have a person agree. Raises UsageError where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("not-agreed", "", "nothing was erased: nobody can be asked here, so say --yes if you mean it")
    if not typer.confirm("Erase this for good?", err=True):
        say("Nothing was erased.")
        raise typer.Exit(1)


def _tell(reach: Reach) -> None:
    from dateline.pipelines.cli.render import count

    say(
        f"Forgotten: {count(len(reach.versions), 'version')} of articles, {count(len(reach.inputs), 'input')} of past "
        f"runs, {count(len(reach.bodies), 'archived document')}. They count as erased, and are not taken in again."
    )
    say("Still to do elsewhere: exports and copies of the store, pages made from it, and the files that were ingested.")


def compact(
    ctx: typer.Context, sources: SourcesOption = None, wait: WaitOption = WAIT, store: StoreOption = None
) -> None:
    """Write the store anew: smaller, with the same rows.

    Frees what was deleted, keeps rows together that are asked for together, and drops archived bytes that nothing
    refers to. It needs room for the database once more while it works. Worth it every few months.
    """
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.cli.render import count, size
    from dateline.pipelines.compact import compact as write_anew

    done = write_anew(store_of(ctx, store), now, wait, sources)
    for name in ("database", "archive"):
        say(f"{name.capitalize()}: {size(getattr(done.before, name))} before, {size(getattr(done.after, name))} now.")
    if done.dropped:
        say(f"Dropped {count(done.dropped, 'archived document')} that nothing referred to.")
