"""An event with all that it rests on: who says so in which words, why this date, and what was known when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from dateline.pipelines.cli.dates import When, humane, instant, span
from dateline.pipelines.cli.output import safe
from dateline.pipelines.cli.render import DUE, STYLES, Event, places, sources
from dateline.pipelines.steps.timex import needs_anchor
from dateline.schemas.records import TimeExpression, TimexType
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

TRIGGER, TIME = "bold underline", "bold cyan"  # the word that names the event, the words that date it
FORWARD = {"deadline_of": "is the deadline of", "reports_on": "reports on"}
BACKWARD = {
    "fulfils": "fulfilled by",
    "blocks": "blocked by",
    "withdraws": "withdrawn by",
    "postpones": "postponed by",
    "appeals": "appealed by",
    "deadline_of": "has the deadline",
    "threatens": "threatened by",
    "demands": "demanded by",
    "proposes": "proposed by",
    "reports_on": "reported by",
}
BOUNDS = {
    "by": "at the latest",
    "since": "from then on",
    "until": "up to then",
    "before": "before that",
    "after": "after that",
    "inherited": "said in an earlier sentence",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement that stands for an event, with where its words and its date come from."""

    mention_id: str
    uri: str
    source: str
    title: str
    part: str  # "title", "body" or "caption"
    quote: str
    trigger: str
    trigger_at: int  # offset in the quote
    status: str
    attributed_to: str
    bound: str
    expression: str | None  # the words that date it, None for none
    expression_type: str | None  # TIMEX3
    symbol: str | None
    expression_at: int | None  # offset in the quote, None where they stand outside it
    edtf: str
    earliest: date | None
    latest: date | None
    granularity: str
    published_earliest: date | None
    published_latest: date | None
    published_why: str

    def relative(self) -> bool:
        """Whether its date is counted from the day of publication."""
        words, type_, symbol = self.expression or "", self.expression_type or "DATE", self.symbol or ""
        return needs_anchor(TimeExpression(0, 0, len(words), words, cast(TimexType, type_), symbol))


@dataclass(frozen=True, slots=True)
class Link:
    """How another event hangs together with this one."""

    relation: str
    outward: bool  # whether this event is the relation's subject
    other_id: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    granularity: str
    kind: str
    status: str
    headline: str


@dataclass(frozen=True, slots=True)
class State:
    """What was to be said of the event in a stretch of known time."""

    known_from: datetime | None
    known_to: datetime | None
    current: bool
    edtf: str
    earliest: date | None
    latest: date | None
    granularity: str
    kind: str
    status: str
    n_articles: int
    n_independent: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event and all that the store has on it."""

    event: Event
    retracted: bool  # nothing says it any more; `event` is what was said last
    stories: tuple[str, ...]
    lineages: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    states: tuple[State, ...]


def dossier(about: Dossier) -> RenderableType:
    """The page of one event."""
    event = about.event
    word = "source" if event.n_independent == 1 else "sources"
    return Group(
        *_head(about),
        *_section(
            "Who says so" if not about.retracted else "Who said so", map(evidence, about.evidence), gap=1
        ),
        *_section(f"Why {event.n_independent} {word}", (Text(safe(line)) for line in about.lineages)),
        *_section("Linked events", map(link, about.links)),
        *_section("What was known when", map(state, about.states)),
    )


def _head(about: Dossier) -> Iterator[RenderableType]:
    event = about.event
    first = Text(event.when(), style="bold")
    first.append(f" · {event.kind} · ", style="not bold")
    first.append(event.status, style=f"not bold {STYLES.get(event.status, '')}")
    yield first
    yield Text(safe(event.headline), style="bold")
    told = [sources(event.n_independent, event.n_articles)]
    if event.places:
        told.append(safe(places(event.places, most=len(event.places))))
    yield Text(" · ".join(told))
    if about.retracted:
        yield Text("Retracted: no article says this any more.", style="bold red")
    named = [name for name in about.stories if name != "all"]
    yield Text(f"event {event.event_id}" + (f" · story {', '.join(named)}" if named else ""), style="dim")


def _section(title: str, items: Iterator[RenderableType], gap: int = 0) -> Iterator[RenderableType]:
    found = list(items)
    if found:
        yield Padding(Text(title, style="bold"), (1, 0, 0, 0))
        yield from (Padding(item, (gap if index else 0, 0, 0, 2)) for index, item in enumerate(found))


def evidence(said: Evidence) -> RenderableType:
    """One statement: where it stands, its words, why it has its date."""
    head = Text(safe(said.source or "unnamed source"), style="bold")
    head.append(
        f" · {published(said.published_earliest, said.published_latest)} · {said.part}", style="not bold"
    )
    head.append(" · ", style="not bold")
    head.append(said.status, style=f"not bold {STYLES.get(said.status, '')}")
    if said.attributed_to:
        head.append(f" · according to {safe(said.attributed_to)}", style="not bold")
    address = Text(safe(said.uri), style="dim", overflow="fold")
    return Group(head, quote(said), Text(why_dated(said)), address)


def quote(said: Evidence) -> Text:
    """The statement, verbatim, the words that name the event and date it made to stand out."""
    words = Text(safe(said.quote))
    words.stylize(TRIGGER, said.trigger_at, said.trigger_at + len(said.trigger))
    if said.expression is not None and said.expression_at is not None:
        words.stylize(TIME, said.expression_at, said.expression_at + len(said.expression))
    return Text.assemble("“", words, "”")


def published(first: date | None, last: date | None) -> str:
    """When an article was published, as far as is known."""
    return f"published {span(first, last)}" if first and last else "publication date not known"


def why_dated(said: Evidence) -> str:
    """Why the statement has its date, in words; names the word that makes it an event."""
    named = f"“{safe(said.trigger)}”"
    if said.expression is None:
        return f"{named} has no date of its own: it tells of what the others date."
    words = f"“{safe(' '.join(said.expression.split()))}”"
    if not said.edtf and said.earliest is None and said.latest is None:
        return f"{named} is said with {words}, which is no place on the calendar."
    when = humane(When(said.earliest, said.latest, said.granularity, said.edtf))
    bound = f" ({BOUNDS[said.bound]})" if said.bound in BOUNDS else ""
    text = f"{named} is dated by {words}{bound}: {when}"
    if not said.relative():
        return f"{text}."
    known = published(said.published_earliest, said.published_latest)
    why = f", from {safe(said.published_why)}" if said.published_why else ""
    return f"{text}, counted from when it was {known}{why}."


def link(other: Link) -> RenderableType:
    """One linked event."""
    words = (FORWARD if other.outward else BACKWARD).get(other.relation, other.relation)
    when = humane(When(other.earliest, other.latest, other.granularity, other.edtf or "", other.kind in DUE))
    text = Text(f"{words} ")
    text.append(when, style="bold")
    text.append(f" · {other.status}", style=STYLES.get(other.status, ""))
    text.append(f" · {safe(other.headline)}")
    return text.append(f" · {other.other_id}", style="dim")


def state(said: State) -> RenderableType:
    """One line of the event's history."""
    when = humane(When(said.earliest, said.latest, said.granularity, said.edtf, said.kind in DUE))
    about = f"{said.status} · {when} · {sources(said.n_independent, said.n_articles)}"
    if said.known_from is None:
        return Text(f"now, counting articles of unknown date: {about}")
    if said.current or said.known_to is None:
        return Text(f"since {instant(said.known_from)}: {about}")
    return Text(f"from {instant(said.known_from)} to {instant(said.known_to)}: {about}", style="dim")
