"""The command that finds words in articles and statements."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import (
    MOST,
    FormatOption,
    FromOption,
    StoreOption,
    StoryOption,
    ToOption,
    examples,
    store_of,
)
from dateline.pipelines.cli.output import Format, console, print_rows, say, show, width
from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from dateline.pipelines.search.found import Kind, Scope
    from dateline.pipelines.search.query import Query

BEST = 10  # of each kind, as many as one reads before asking again
SHOWN_SOURCES = 12  # of those that there are, in the message that names them


class Where(StrEnum):
    """What is searched."""

    ARTICLES = "articles"
    EVIDENCE = "evidence"
    ALL = "all"


KINDS: Mapping[Where, tuple[Kind, ...]] = {
    Where.ARTICLES: ("article",),
    Where.EVIDENCE: ("statement",),
    Where.ALL: ("statement", "article"),
}


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(
        "search",
        # A word after a minus sign is not to be found. Click would take "-harbour" for -h and more.
        context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
        epilog=examples(
            "dateline search sanctuary cities",
            "dateline search 'funding \"sanctuary cities\" -border'",
            "dateline search 'deport*' --in evidence --from 2017-08-01 --format jsonl",
        ),
    )(search)


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    where: Annotated[
        Where, typer.Option("--in", metavar="WHAT", help="articles, evidence (statements of events), or all.")
    ] = Where.ALL,
    story: StoryOption = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="Only this publisher, as `article.source` has it.")
    ] = None,
    first: FromOption = None,
    last: ToOption = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, max=MOST, help="How many of each kind, the best.")
    ] = BEST,
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Find words in articles and in what events rest on.

    The best matches come first. All words must occur, in any form that English gives them ("threaten" finds
    "threatened"), whatever their case and accents. "In quotation marks" words are found as they stand, one
    after the other; -word must not occur; deport* finds what begins so.

    Days are those of publication, for statements those of the event. What a copy repeats is shown once, with
    where else it stands.
    """
    from dateline.pipelines.cli.data import reading, story_of
    from dateline.pipelines.search.found import Scope
    from dateline.pipelines.search.query import parse

    if first and last and last < first:
        raise typer.BadParameter(f"--to {last} is before --from {first}. Example: --from 2017-08-01 --to 2017-08-31")
    mistyped = [word for word in words if word.startswith("--")]
    if mistyped:
        raise UsageError("no-such-option", mistyped[0], "no such option. dateline search --help lists them.")
    query = parse(" ".join(words))
    with reading(store_of(ctx, store)) as db:
        scope = Scope(story_of(db, story), source_of(db, source), first, last)
        _answer(db, where, query, scope, top, form)


def source_of(db: DuckDBPyConnection, wanted: str | None) -> str | None:
    """The publisher meant, whatever the case. Raises UsageError for one that is not there."""
    if wanted is None:
        return None
    known = [name for (name,) in db.execute("select source from source order by n_articles desc, source").fetchall()]
    for name in known:
        if name.lower() == wanted.strip().lower():
            return str(name)
    there = ", ".join(name for name in known[:SHOWN_SOURCES] if name) or "none"
    more = " and others" if len(known) > SHOWN_SOURCES else ""
    raise UsageError("no-such-source", wanted, f"no article is of this publisher. There are {there}{more}.")


def _answer(db: DuckDBPyConnection, where: Where, query: Query, scope: Scope, top: int, form: Format) -> None:
    from dateline.pipelines.cli.data import briefly
    from dateline.pipelines.cli.render_search import Look, page, rows, summary, why_nothing
    from dateline.pipelines.search.found import count_alone
    from dateline.pipelines.search.found import search as find

    answers = find(db, KINDS[where], query, scope, top)
    best = [one for answer in answers.values() for one in answer.best]
    if form is not Format.TABLE:
        print_rows(rows(best), form)
    else:
        show(page(best, Look(width(), not console(sys.stdout).is_terminal, briefly(db))))
    said = summary(answers) if best else why_nothing(count_alone(db, query, scope))
    say(f"{said} · story {scope.story}", style="dim")
