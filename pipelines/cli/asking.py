"""Commands that explain: what an event rests on, and why an article is on the timeline or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, TypeVar
from urllib.parse import quote

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, store_of
from dateline.pipelines.cli.output import Format, print_rows, show
from dateline.pipelines.steps.kinds import DEADLINE
from dateline.schemas.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from dateline.pipelines.cli.render import Event
    from dateline.pipelines.cli.render_event import Dossier
    from dateline.pipelines.cli.render_why import Account
    from dateline.pipelines.resolve.stories import Belonging

T = TypeVar("T")


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(
        "show",
        epilog=examples("dateline show 4fa19c", "dateline show 4fa19c --format jsonl   # its evidence, one a line"),
    )(show_event)
    app.command(
        "why",
        epilog=examples("dateline why https://example.org/2017/08/03/letters", "dateline why letters.html"),
    )(why)


def show_event(
    ctx: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or its first characters.")],
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Show what an event rests on: who says so, why this date.

    Who takes part, every statement with its words and its source, why so many sources count as independent, what
    the event threatens, demands, carries out or is the deadline of, why it is in a story or not, and what was known
    of it when. The id of any statement of the event will do, too. With another format than table: its statements.
    """
    from dateline.pipelines.cli.data import ask, reading
    from dateline.pipelines.cli.render_event import dossier

    with reading(store_of(ctx, store)) as db:
        event_id = find_event(db, event.strip().lower())
        if form is not Format.TABLE:
            print_rows(ask(db, "event_evidence", event=event_id), form)
            return
        about = gather_event(db, event_id)
    show(dossier(about))


def find_event(db: DuckDBPyConnection, name: str) -> str:
    """The one event that an id or its beginning means. Raises UsageError for none or several."""
    from dateline.pipelines.cli.data import ask
    from dateline.pipelines.cli.render_why import choices

    found = ask(db, "event_named", name=name).rows if name else ()
    best = [event for event, rank in found if rank == found[0][1]]
    exact = [event for event in best if event == name]
    if len(best) == 1 or exact:
        return str((exact or best)[0])
    if best:
        raise UsageError("ambiguous", name, f"could be any of {choices(best)}. Give more of its id.")
    loose = ask(db, "statement_named", name=name).rows if name else ()
    if loose:
        _, uri, words = loose[0]
        detail = f"an undated statement that no event took: “{words}” More: dateline why {uri}"
        raise UsageError("undated", name, detail)
    raise UsageError("no-such-event", name, "no such event here. Ids stand in `dateline timeline`, under the dates.")


def gather_event(db: DuckDBPyConnection, event_id: str) -> Dossier:
    """All that the store has on an event."""
    from dateline.pipelines.cli import render_event as page
    from dateline.pipelines.cli.data import EVERY_STORY, ask, marks, records
    from dateline.pipelines.cli.render import Event

    def every(name: str, kind: type[T]) -> tuple[T, ...]:
        return tuple(records(ask(db, name, event=event_id), kind))

    now = ask(db, "event", event=event_id)
    row = dict(zip(now.columns, now.rows[0], strict=True))
    event = records(now, Event)[0]
    stories = {story: lane for story, lane in ask(db, "event_stories", event=event_id).rows if story != EVERY_STORY}
    return page.Dossier(
        event=event,
        retracted=not row["current"],
        hidden=row["hidden"],
        stories=tuple(stories),
        edits=marks(db).get(event_id, ()),
        lineages=tuple(row["lineages"]),
        evidence=every("event_evidence", page.Evidence),
        links=every("event_links", page.Link),
        states=every("event_states", page.State),
        parties=every("event_parties", page.Party),
        deadline=next(iter(every("event_deadline", page.Deadline)), None) if event.kind == DEADLINE else None,
        belongings=belongings(db, event),
        lanes=tuple(stories.items()),
    )


def belongings(db: DuckDBPyConnection, event: Event) -> tuple[Belonging, ...]:
    """Why an event is in each story of the store, or is not."""
    from dateline.pipelines.cli.data import ask
    from dateline.pipelines.resolve.stories import belonging
    from dateline.pipelines.stories import defined

    stories = defined(db)
    rows = ask(db, "event_texts", event=event.event_id).rows if stories else ()
    names = Counter(name for name, _, _ in rows)
    texts = {name if names[name] == 1 else uri: text for name, uri, text in rows}
    return tuple(belonging(story, texts, event.earliest, event.latest, event.kind) for story in stories)


def why(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="An article's address, the end of it, or its id.")],
    store: StoreOption = None,
) -> None:
    """Say why an article is, or is not, on the timeline.

    When it was published and how that was found, what it states and which events that became, with whom it
    shares words, its versions and what each changed, and what became of it in each run.
    """
    from dateline.pipelines.cli.data import reading
    from dateline.pipelines.cli.render_why import account

    with reading(store_of(ctx, store)) as db:
        article_id, uri = find_article(db, url.strip())
        about = gather_article(db, article_id, uri)
    show(account(about))


def find_article(db: DuckDBPyConnection, name: str) -> tuple[str, str]:
    """The id and address of the one article that is meant. Raises for none or several."""
    from dateline.pipelines.cli.data import ask
    from dateline.pipelines.cli.render_why import choices

    path = (name if "://" in name else quote(name)).removeprefix("./").lstrip("/")
    found = ask(db, "article_named", name=name, path=path).rows if path else ()
    best = [(article, uri) for article, uri, rank in found if rank == found[0][2]]
    if len(best) == 1:
        return best[0]
    if best:
        addresses = choices([uri for _, uri in best])
        raise UsageError("ambiguous", name, f"could be any of {addresses}. Give more of the address.")
    detail = "nothing of this address was ever given to this store. Take it in: dateline ingest FILE…"
    raise DatelineError("no-such-article", name, detail)


def gather_article(db: DuckDBPyConnection, article_id: str, uri: str) -> Account:
    """All that the store knows of an address."""
    from dateline.pipelines.cli import render_why as page
    from dateline.pipelines.cli.data import ask, briefly, records
    from dateline.pipelines.cli.render_revisions import Revision

    def every(name: str, kind: type[T]) -> tuple[T, ...]:
        return tuple(records(ask(db, name, article=article_id), kind))

    articles = every("article", page.Article)
    stories = ask(db, "article_stories", article=article_id)
    return page.Account(
        article=articles[0] if articles else None,
        stories=tuple(story for (story,) in stories.rows),
        versions=every("article_versions", page.Version),
        candidates=every("article_candidates", page.Candidate),
        statements=every("article_statements", page.Statement),
        shared=every("article_shared", page.Shared),
        outcomes=tuple(records(ask(db, "article_outcomes", uri=uri), page.Outcome)),
        revisions=every("article_revisions", Revision),
        edited=briefly(db),
    )
