"""Commands that write: the first steps, taking documents in, reading the archive again under new rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, Settings, StoreOption, examples, option_for, store_of
from dateline.pipelines.cli.fetching import AgentOption, AllowOption, ProxyOption, fetch_options
from dateline.pipelines.cli.output import Format, Rows, print_rows, say, say_rows, show
from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from dateline.connectors.http.options import FetchOptions
    from dateline.pipelines.rebuild import RebuildOptions
    from dateline.pipelines.report import Progress, RunReport, Watcher
    from dateline.pipelines.retry import Rejected

DEMO_STORE = Path("dateline-demo.duckdb")
DEMO_STORY = "sanctuary-city-funding"
DEMO_ADDRESS = "seed:corpus/"  # before the file names of the packaged articles, wherever they are installed
DEMO_QUERY = "select day, n_events from timeline_day where story = 'all' order by salience desc limit 3"
MOST_SOURCES = 12  # a longer table by source is no report any more
STAGES = {"gather": "Looking", "read": "Reading", "resolve": "Putting together"}

WorkersOption = Annotated[
    int, typer.Option("--workers", metavar="N", min=0, help="Processes to read with; 0: one a core.")
]
SourcesOption = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="FILE",
        envvar="DATELINE_SOURCES",
        help="Publishers, as TOML, on top of those that Dateline knows, and what is kept of their articles.",
    ),
]
WaitOption = Annotated[
    float,
    typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for another writer to end."),
]
WAIT = 10.0  # as long as the store itself waits where nobody says


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("demo", epilog=examples("dateline demo", "dateline demo --store /tmp/demo.duckdb"))(demo)
    app.command("init", epilog=examples("dateline init", "dateline init --story harbour-fire"))(init)
    app.command(
        "ingest",
        epilog=examples(
            "dateline ingest articles.jsonl",
            "dateline ingest pages/ 'more/*.html.gz' --store fire.duckdb --workers 4",
            "dateline ingest saved-feed.xml crawl.warc.gz",
            "dateline ingest https://news.example/fire.html --urls more.txt --user-agent 'Desk/1.0 (me@desk.example)'",
            "dateline ingest --feeds list.opml",
        ),
    )(ingest)
    app.command(
        "rebuild",
        epilog=examples(
            "dateline rebuild --diff          # what the present rules would change; nothing is kept",
            "dateline rebuild --diff --format jsonl > changes.jsonl",
            "dateline rebuild --workers 4",
        ),
    )(rebuild)


def demo(ctx: typer.Context, store: StoreOption = None) -> None:
    """Make a timeline from five articles that come with Dateline.

    It says what to try next. The store is dateline-demo.duckdb in the current folder, unless --store names
    another.
    """
    from dateline.pipelines.cli.looking import print_story
    from dateline.pipelines.cli.stories import add_definition

    place = store or ctx.ensure_object(Settings).store or DEMO_STORE
    seeds = files("dateline.seeds")
    with as_file(seeds / "corpus") as corpus:
        code = take_in((str(corpus),), place, naming=(str(corpus), DEMO_ADDRESS))
    definition = (seeds / "stories" / f"{DEMO_STORY}.toml").read_text(encoding="utf-8")
    say(add_definition(place, definition, f"{DEMO_STORY}.toml"))
    say("")
    events = print_story(place, DEMO_STORY)
    say("\n".join(("", "Next, try:", *next_steps(events, place))))
    if code:
        raise typer.Exit(code)


def next_steps(events: Rows, store: Path) -> Iterator[str]:
    """Commands to try on a timeline, each with what it answers; the event shown is the best attested one."""
    at = option_for(store)
    if events.rows:
        row = max((dict(zip(events.columns, r, strict=True)) for r in events.rows), key=lambda r: r["n_articles"])
        yield f"  dateline show {row['event_id'][:8]}{at}"
        yield "      who says so in which words, why this date, why so many sources"
    yield f"  dateline timeline --as-of 2017-08-03{at}"
    yield "      what was known at the end of that day"
    yield f"  dateline diff 2017-08-03 2017-08-04{at}"
    yield "      what one more day changed"
    yield f'  dateline sql "{DEMO_QUERY}"{at}'
    yield "      anything else; `describe timeline` tells the columns"


def init(
    ctx: typer.Context,
    story: Annotated[
        str | None,
        typer.Option("--story", metavar="NAME", help="Also write NAME.toml, a story to start from."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Make an empty store, and a story file to start from.

    A store that is there already keeps its contents and is brought up to the present schema.
    """
    from dateline.connectors.store import open_writer
    from dateline.pipelines.cli.stories import template

    place = store_of(ctx, store)
    text = template(story) if story else ""
    file = Path(f"{story}.toml")
    if story and file.exists():
        raise UsageError("exists", str(file), "is there already and was left as it is. Choose another name.")
    was_there = place.exists()
    with open_writer(place):
        pass
    say(f"{place} {'was there already; its contents are as they were' if was_there else 'is an empty store'}.")
    at = option_for(place)
    if story:
        file.write_text(text, encoding="utf-8")
        say(f"{file} is a story to start from: edit it, then\n  dateline story add {file}{at}")
    say(f"Take articles in:\n  dateline ingest FILE_OR_FOLDER…{at}")


def ingest(
    ctx: typer.Context,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Files, folders or patterns: pages (.html .htm .txt), articles (.jsonl .json), feeds (.xml .rss .atom "
            ".rdf), web archives (.warc .arc), each also .gz. Or http(s) addresses of pages.",
        ),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(
            "--urls", metavar="FILE", help="Addresses of pages: a sitemap, a feed, or one a line; may be repeated."
        ),
    ] = None,
    feeds: Annotated[
        list[Path] | None,
        typer.Option(
            "--feeds", metavar="OPML", help="A list of feeds to add; then all that are due are polled. Repeatable."
        ),
    ] = None,
    agent: AgentOption = None,
    allowed: AllowOption = None,
    proxy: ProxyOption = "",
    workers: WorkersOption = 0,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Take articles in and bring the timelines up to date.

    What was taken in before and has not changed goes no further; what cannot be read is listed by
    `dateline rejects`, and the rest is stored (exit code 3).

    Pages are fetched as robots.txt allows, one a second from each server, and kept as they came, as WARC files.
    """
    named, beam_args = apart(inputs or ())
    fetching, place = fetch_options(agent, allowed, proxy), store_of(ctx, store)
    code = 0
    if feeds:
        from dateline.pipelines.cli.feeding import take_feeds

        code = take_feeds(feeds, place, fetching, workers, sources, wait)
    if named or lists or not feeds:
        told = tuple(lists or ())
        more = take_in(named, place, workers, sources, wait, beam_args=beam_args, lists=told, fetching=fetching)
        code = more or code
    if code:
        raise typer.Exit(code)


def rebuild(
    ctx: typer.Context,
    diff: Annotated[
        bool, typer.Option("--diff", help="Say what the present rules would change, and keep nothing of it.")
    ] = False,
    form: FormatOption = Format.TABLE,
    workers: WorkersOption = 0,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Read the archive again under the present rules.

    After an upgrade of Dateline, this brings everything under its rules, without the network. Editors' decisions
    hold, and what was recorded before stays on record: `dateline timeline --recorded`. What killed or interrupted
    rebuilds leave is the store as it was.
    """
    if form is not Format.TABLE and not diff:
        raise typer.BadParameter("--format goes with --diff. Example: dateline rebuild --diff --format jsonl")
    from dateline.pipelines.rebuild import RebuildOptions

    options = RebuildOptions(store_of(ctx, store), workers, wait, sources)
    if diff:
        print_comparison(options, form)
        return
    with stoppable(), watched() as progress:
        from dateline.pipelines.cli.common import now
        from dateline.pipelines.rebuild import run

        done = run(options, now, progress)
    print_report(done, options.store)
    if done.exit_code:
        raise typer.Exit(done.exit_code)


def print_comparison(options: RebuildOptions, form: Format) -> None:
    """Print what a rebuild would change: a page for the eye, or a row a change for a program."""
    with stoppable(), watched() as progress:
        from dateline.pipelines.cli.common import now
        from dateline.pipelines.cli.render_rules import all_rows, page, summary
        from dateline.pipelines.rebuild import compare

        compared = compare(options, now, progress)
    if form is Format.TABLE:
        show(page(compared))
    else:
        print_rows(all_rows(compared.differences), form)
    say(summary(compared), style="dim")
    say(f"Nothing was kept. To keep it: dateline rebuild{option_for(options.store)}")


def apart(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The inputs among a command's words, and the options for Beam that stand after ``--``."""
    return tuple(w for w in words if not w.startswith("--")), tuple(w for w in words if w.startswith("--"))


def take_in(
    inputs: tuple[str, ...],
    store: Path,
    workers: int = 0,
    sources: Path | None = None,
    wait: float = WAIT,
    naming: tuple[str, str] | None = None,
    beam_args: tuple[str, ...] = (),
    lists: tuple[Path, ...] = (),
    fetching: FetchOptions | None = None,
    again: tuple[Rejected, ...] = (),
) -> int:
    """Ingest the inputs, say what became of them, and give the exit code.

    :param beam_args: Beam's own options, which may name another runner
    :param naming: a folder, and what stands before its files' names in their addresses instead of its path
    :param lists: files of addresses of pages
    :param again: documents to take from the archive
    """
    with stoppable(), watched() as progress:
        from dateline.connectors.files import Naming
        from dateline.connectors.http.options import FetchOptions
        from dateline.pipelines.cli.common import now
        from dateline.pipelines.ingest import IngestOptions, run

        addresses = (Naming(*naming),) if naming else ()
        how = fetching or FetchOptions()
        options = IngestOptions(inputs, store, workers, sources, wait, beam_args, addresses, lists, how, again)
        done = run(options, now, progress)
    print_report(done, store)
    return done.exit_code


def print_report(done: RunReport, store: Path) -> None:
    """Say what a run did: in words, by source where these are few, and how to see all that was rejected."""
    for line in done.lines():
        say(line)
    if 1 < len(done.sources) <= MOST_SOURCES:
        say_rows(by_source(done))
    if done.total.rejected:
        say(f"All rejects: dateline rejects{option_for(store)}")


def by_source(done: RunReport) -> Rows:
    """The report's counts, a row a source; outcomes that never occurred are left out."""
    from dateline.pipelines.report import OUTCOMES

    outcomes = [name for name in OUTCOMES if getattr(done.total, name)]
    rows = [(tally.source or "(not named)", *(getattr(tally, name) for name in outcomes)) for tally in done.sources]
    return Rows(("source", *outcomes), rows)


@contextmanager
def stoppable() -> Iterator[None]:
    """Say what became of a run that is stopped by Ctrl-C or a signal, before it ends the program."""
    try:
        yield
    except KeyboardInterrupt:
        say("Stopped. The store is whole; the same command goes on from there.")
        raise


@contextmanager
def watched() -> Iterator[Watcher | None]:
    """What to tell a run's progress to: a line on stderr where a terminal watches, else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from dateline.pipelines.cli.output import console

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("Starting", total=None, count="")

        def tell(far: Progress) -> None:
            known = far.total if far.stage != "gather" else None
            bar.update(task, description=stage_name(far), total=known, completed=far.done, count=how_many(far))

        yield tell


def stage_name(far: Progress) -> str:
    """What a run is doing, in a word or two."""
    return STAGES[far.stage] + (f", part {far.batch}" if far.batch > 1 else "")


def how_many(far: Progress) -> str:
    """How many documents a run is through with; while it looks for them, how many it found."""
    return f"{far.total:,}" if far.stage == "gather" else f"{far.done:,} of {far.total:,}"
