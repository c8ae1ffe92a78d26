"""Commands for feeds: which ones are polled, how they fare, and polling them, once or for good."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.pipelines.cli.common import PARTIAL, FormatOption, StoreOption, examples, option_for, store_of
from dateline.pipelines.cli.fetching import AgentOption, AllowOption, ProxyOption, fetch_options
from dateline.pipelines.cli.output import Format, plain, say
from dateline.pipelines.cli.running import (
    WAIT,
    SourcesOption,
    WaitOption,
    WorkersOption,
    print_report,
    stoppable,
    watched,
)
from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from dateline.connectors.http.options import FetchOptions
    from dateline.pipelines.polling.poll import PollOptions, PollReport
    from dateline.pipelines.polling.watch import Failure
    from dateline.schemas.feeds import Listed

AddressArgument = Annotated[list[str], typer.Argument(metavar="URL", help="Addresses of feeds.")]
MetricsOption = Annotated[
    Path | None,
    typer.Option("--metrics", metavar="FILE", help="Write figures of each poll for Prometheus's textfile collector."),
]


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    feeds = typer.Typer(
        rich_markup_mode=None,
        help="Poll feeds: list how they fare, add, remove, import, export.",
        epilog=examples(
            "dateline feeds                              # how each fares",
            "dateline feeds add https://news.example/rss.xml",
            "dateline feeds import list.opml",
            "dateline feeds poll",
        ),
    )
    feeds.callback(invoke_without_command=True)(list_feeds)
    feeds.command("add", epilog=examples("dateline feeds add https://news.example/rss.xml"))(add)
    feeds.command("remove", epilog=examples("dateline feeds remove https://news.example/rss.xml"))(remove)
    feeds.command("import", epilog=examples("dateline feeds import list.opml"))(import_feeds)
    feeds.command("export", epilog=examples("dateline feeds export > list.opml"))(export_feeds)
    feeds.command("poll", epilog=examples("dateline feeds poll", "dateline feeds poll https://news.example/rss.xml"))(
        poll_feeds
    )
    app.add_typer(feeds, name="feeds")
    app.command(
        "watch",
        epilog=examples(
            "dateline watch --user-agent 'Desk/1.0 (me@desk.example)'", "dateline watch --metrics feeds.prom"
        ),
    )(watch)


def list_feeds(ctx: typer.Context, form: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """List the feeds and how they fare: those that need somebody to look at them come first."""
    if ctx.invoked_subcommand:
        return
    from dateline.pipelines.cli import render_lists
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "feeds")
    if form is Format.TABLE and not rows.rows:
        say("No feeds yet. Add one: dateline feeds add https://…, or many: dateline feeds import list.opml")
        return
    render_lists.print_list(rows, form, render_lists.feeds)


def add(ctx: typer.Context, urls: AddressArgument, store: StoreOption = None) -> None:
    """Add feeds.

    They are due at once, and polled by the next `feeds poll` or by `watch`.
    """
    from dateline.schemas.feeds import Listed

    place = store_of(ctx, store)
    enter(place, [Listed(_checked(url)) for url in urls])
    say(f"Poll them: dateline feeds poll{option_for(place)}   (or keep on: dateline watch{option_for(place)})")


def import_feeds(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="OPML", help="Lists of feeds.")],
    store: StoreOption = None,
) -> None:
    """Add the feeds of OPML lists, with their folders. Feeds that are there already stay as they are.

    What a list names that has no http(s) address is left out and said (exit code 3).
    """
    place = store_of(ctx, store)
    found = listed(files)
    good = usable(found)
    enter(place, good)
    say(f"Poll them: dateline feeds poll{option_for(place)}   (or keep on: dateline watch{option_for(place)})")
    if len(good) < len(found):
        raise typer.Exit(PARTIAL)


def take_feeds(
    files: Iterable[Path], store: Path, fetching: FetchOptions, workers: int, sources: Path | None, wait: float
) -> int:
    """Adds the feeds of OPML lists, polls what is due, and gives the exit code."""
    found = listed(files)
    good = usable(found)
    enter(store, good)
    code = ask_feeds(_options(store, None, fetching, workers, sources, wait), None)
    return code or (PARTIAL if len(good) < len(found) else 0)


def usable(feeds: list[Listed]) -> list[Listed]:
    """The feeds that can be asked for, each address as the standard writes it; says which cannot."""
    from dateline.connectors.http.address import written

    for feed in feeds:
        if not written(feed.url):
            say(f"{feed.title or 'a feed'}: {feed.url!r} is no http(s) address, and was left out")
    return [replace(feed, url=written(feed.url)) for feed in feeds if written(feed.url)]


def listed(files: Iterable[Path]) -> list[Listed]:
    """The feeds of OPML lists. Raises UsageError for a file that is none, or cannot be read."""
    from dateline.connectors.opml import read
    from dateline.schemas.errors import InputError

    found: list[Listed] = []
    for file in files:
        try:
            found += read(file.read_bytes())
        except OSError as error:
            raise UsageError("unreadable", str(file), f"cannot be read: {error.strerror}") from None
        except InputError as error:
            raise UsageError(error.reason, str(file), error.detail) from None
    return found


def enter(store: Path, feeds: list[Listed]) -> None:
    """Adds feeds to a store and says what became of them."""
    from dateline.connectors import feed_state
    from dateline.connectors.database import transaction
    from dateline.connectors.store import open_writer
    from dateline.pipelines.cli.common import now
    from dateline.schemas.polling import FeedState

    added = now().replace(tzinfo=None)
    states = [FeedState(feed.url, added, title=feed.title, folder=feed.folder) for feed in feeds]
    with open_writer(store) as writer, transaction(writer.db):
        fresh = feed_state.add(writer.db, states)
    known = len(feeds) - fresh
    say(f"{_feeds(fresh)} added" + (f", {known} there already or named twice" if known else "") + ".")


def remove(ctx: typer.Context, urls: AddressArgument, store: StoreOption = None) -> None:
    """Take feeds off the list; the articles that they brought stay."""
    from dateline.connectors import feed_state
    from dateline.connectors.database import transaction
    from dateline.connectors.store import open_writer

    place = store_of(ctx, store)
    named = [_checked(url) for url in urls]
    with open_writer(place) as writer, transaction(writer.db):
        unknown = set(named) - {feed.url for feed in feed_state.all_feeds(writer.db)}
        if unknown:
            raise UsageError("no-feed", min(unknown), f"is no feed of {place}; see `dateline feeds --format csv`")
        gone = feed_state.remove(writer.db, named)
    say(f"{_feeds(gone)} removed. The articles stay.")


def export_feeds(ctx: typer.Context, store: StoreOption = None) -> None:
    """Print the feeds as an OPML list, with their folders."""
    from dateline.connectors.feed_state import all_feeds
    from dateline.connectors.opml import write
    from dateline.pipelines.cli.data import reading
    from dateline.schemas.feeds import Listed

    with reading(store_of(ctx, store)) as db:
        feeds = [Listed(feed.url, feed.title, feed.folder) for feed in all_feeds(db)]
    sys.stdout.buffer.write(write(feeds, "Feeds of Dateline"))


def poll_feeds(
    ctx: typer.Context,
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="URL", help="Only these, due or not, and those that are gone too.")
    ] = None,
    agent: AgentOption = None,
    allowed: AllowOption = None,
    proxy: ProxyOption = "",
    metrics: MetricsOption = None,
    workers: WorkersOption = 0,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Ask the feeds that are due, and take in what they brought.

    The pages of new articles are fetched with them.

    Exit code 3 where a feed or a page could not be had; `dateline rejects` and `dateline feeds` say which.
    """
    place = store_of(ctx, store)
    fetching = fetch_options(agent, allowed, proxy)
    options = replace(_options(place, urls, fetching, workers, sources, wait), allowed=fetching.allowed)
    code = ask_feeds(options, metrics)
    if code:
        raise typer.Exit(code)


def ask_feeds(options: PollOptions, metrics: Path | None) -> int:
    """Polls once, says what came of it, and gives the exit code."""
    with stoppable(), watched() as progress:
        from dateline.pipelines.cli.common import now
        from dateline.pipelines.polling.poll import poll

        done = poll(options, now, progress, chance=random.Random())
    _note(metrics, options.store, done)
    print_poll(done, options.store)
    if not any(asdict(done.tally).values()):
        tell_of_failing(options.store)
    return done.run.exit_code if done.run else 0


def tell_of_failing(store: Path) -> None:
    """Say how a feed that failed is asked before it is due, as one wants to after mending what was wrong."""
    from dateline.pipelines.cli.data import reading

    with reading(store) as db:
        failing = db.execute("select url from feed where health = 'failing' order by errors desc, url").fetchall()
    if failing:
        again = f"dateline feeds poll {quote(failing[0][0])}{option_for(store)}"
        say(f"{_feeds(len(failing))} failed when last asked, and may be asked before it is time, by address: {again}")


def watch(
    ctx: typer.Context,
    agent: AgentOption = None,
    allowed: AllowOption = None,
    proxy: ProxyOption = "",
    metrics: MetricsOption = None,
    workers: WorkersOption = 0,
    sources: SourcesOption = None,
    wait: WaitOption = WAIT,
    store: StoreOption = None,
) -> None:
    """Poll feeds as they fall due, until it is told to end.

    On SIGTERM or Ctrl-C it asks nobody any more, takes in what it has and ends; on a second one at once, which loses
    nothing either. A line a poll goes to stderr: on a terminal for the eye, else as JSON.
    """
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.polling.poll import PollReport
    from dateline.pipelines.polling.watch import ending
    from dateline.pipelines.polling.watch import watch as keep_watching

    place = store_of(ctx, store)

    def tell(done: PollReport | Failure) -> None:
        if isinstance(done, PollReport):
            _note(metrics, place, done)
        say(line_of(done, now(), for_eyes=sys.stderr.isatty()))

    options = _options(place, None, fetch_options(agent, allowed, proxy), workers, sources, wait)
    with ending() as sleep:
        keep_watching(options, now, sleep, tell, random.Random())


def _options(
    store: Path, urls: list[str] | None, fetching: FetchOptions, workers: int, sources: Path | None, wait: float
) -> PollOptions:
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.polling.poll import Fetchers, PollOptions
    from dateline.schemas import source

    feeds = frozenset(map(_checked, urls)) if urls else None
    return PollOptions(store, Fetchers(fetching, now, source.load(sources)), feeds, workers, sources, wait)


def print_poll(done: PollReport, store: Path) -> None:
    """Say how the feeds were found, and what the run took in."""
    from dateline.pipelines.report import of_retention

    say(f"{_asked(done)}.")
    for line in of_retention(done.expired):
        say(line)
    if done.run:
        print_report(done.run, store)
    if done.next_due:
        say(f"Next due: {done.next_due:%Y-%m-%d %H:%M} UTC.")


def line_of(done: PollReport | Failure, at: datetime, for_eyes: bool) -> str:
    """One poll in one line."""
    from dateline.pipelines.polling.poll import PollReport

    said: dict[str, Any]
    if isinstance(done, PollReport):
        outcomes = _outcomes(done)
        feeds = {f"feeds_{name}": n for name, n in asdict(done.tally).items()}
        said = {"event": "polled", **feeds, **outcomes, "seconds": done.seconds, "next_due": plain(done.next_due)}
        words = f"{_asked(done)}; {outcomes['stored']} articles stored, {outcomes['rejected']} inputs rejected"
    else:
        said = {"event": "failed", "reason": done.error.reason, "detail": str(done.error), "wait": done.wait.seconds}
        words = f"{done.error}; trying again in {done.wait}"
    stamp = f"{at:%Y-%m-%dT%H:%M:%S}Z"
    return f"{stamp} {words}" if for_eyes else json.dumps({"at": stamp, **said}, ensure_ascii=False)


def _asked(done: PollReport) -> str:
    tally = done.tally
    asked = tally.brought + tally.unchanged + tally.failed
    if not asked and not tally.left:
        return "No feed was due"
    parts = [f"{tally.brought} with something new", f"{tally.unchanged} without", f"{tally.failed} failed"]
    left = f"; {tally.left} left for the next poll" if tally.left else ""
    return f"{_feeds(asked)} asked: {', '.join(parts)}{left}"


def _feeds(n: int) -> str:
    return f"{n} feed" if n == 1 else f"{n} feeds"


def _note(file: Path | None, store: Path, done: PollReport) -> None:
    """Writes the figures of a poll, where they are wanted."""
    if not file:
        return
    from dateline.connectors.metrics import write
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.cli.data import ask, reading

    with reading(store) as db:
        feeds = dict(ask(db, "feed_health").rows)
    due = done.next_due.replace(tzinfo=UTC).timestamp() if done.next_due else None
    write(file, now().timestamp(), feeds, asdict(done.tally), _outcomes(done), done.seconds, due)


def _outcomes(done: PollReport) -> dict[str, int]:
    from dateline.pipelines.report import OUTCOMES

    total = done.run.total if done.run else None
    return {name: getattr(total, name) if total else 0 for name in OUTCOMES}


def _checked(url: str) -> str:
    """An address that could be a feed's, as the standard writes it. Raises UsageError."""
    from dateline.connectors.http.address import written

    if not written(url):
        raise UsageError("bad-address", url, "a feed has an http(s) address, such as https://news.example/rss.xml")
    return written(url)
