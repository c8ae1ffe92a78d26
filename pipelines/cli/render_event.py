"""An event with all that it rests on: who says so in which words, why this date, and what was known when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import cast

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.pipelines.cli.dates import When, humane, instant, span
from dateline.pipelines.cli.output import safe
from dateline.pipelines.cli.render import DUE, STYLES, Event, count, places, sources
from dateline.pipelines.cli.render_edits import SHOWN_ID, Mark, decisions
from dateline.pipelines.resolve.anchoring import place
from dateline.pipelines.resolve.stories import Belonging
from dateline.pipelines.steps.timex import needs_anchor
from dateline.schemas.records import Anchor, TimeExpression, TimexType

TRIGGER, TIME = "bold underline", "bold cyan"  # the word that names the event, the words that date it
MOST_PARTIES = 8  # of one role; SQL has them all
ROLES = {"actor": "who does it:", "target": "to whom or what:", "other": "also named:"}
FORWARD = {"deadline_of": "is the deadline of", "reports_on": "reports on", "follows": "is the step after"}
BACKWARD = {
    "fulfils": "fulfilled by",
    "blocks": "blocked by",
    "withdraws": "withdrawn by",
    "postpones": "postponed by",
    "appeals": "appealed by",
    "follows": "followed by",
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
_NARRATIVE = "then("  # in the symbol of a time that goes on from another


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement that stands for an event, with where its words and its date come from."""

    mention_id: str
    uri: str
    address: str  # where it can be opened
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
    dated_by: str | None  # the trigger of the statement that lends it its date, None where it has its own
    dated_by_uri: str | None  # where that stands
    published_earliest: date | None
    published_latest: date | None
    published_why: str

    def counted_from(self) -> str:
        """What its date is counted from, in words; "" for a date that says itself."""
        words, type_, symbol = self.expression or "", self.expression_type or "DATE", self.symbol or ""
        time = TimeExpression(0, 0, len(words), words, cast(TimexType, type_), symbol)
        if not needs_anchor(time):
            return ""
        first, last = self.published_earliest, self.published_latest
        published = Anchor(first, last) if first and last else None
        (when,) = place([time], [(0, self.bound, "scheduled")], published)
        if when.edtf == self.edtf:
            return "the publication"
        # Else from an update's own day, or from both days that an instant in UTC may have been.
        return "the time told of before it" if _NARRATIVE in symbol else "the day on which it was written"


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
    n_independent: int
    n_articles: int
    names: tuple[str, ...] = ()  # across articles: whom or what both name; an article's own link needs none


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that takes part."""

    role: str
    kind: str
    name: str
    n_articles: int
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """What came of a deadline, as far as the articles tell."""

    outcome: str
    last_report: datetime | None


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
    stories: tuple[str, ...]  # without the story of everything
    lineages: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    states: tuple[State, ...]
    edits: tuple[Mark, ...] = ()
    hidden: bool = False  # by an editor, from all timelines
    parties: tuple[Party, ...] = ()
    deadline: Deadline | None = None
    belongings: tuple[Belonging, ...] = ()  # of every story of the store
    lanes: tuple[tuple[str, str], ...] = ()  # by the names of stories


def dossier(about: Dossier) -> RenderableType:
    """The page of one event."""
    event = about.event
    said = "Who said so" if about.retracted else "Who says so"
    counted = count(event.n_independent, "source")
    return Group(
        *_head(about),
        *_section("Decided by editors", decisions(about.edits)),
        *_section("Who takes part", parties(about.parties)),
        *_section(said, map(article, by_article(about.evidence)), gap=1),
        *_section(f"Why {counted}", (Text(safe(line)) for line in about.lineages)),
        *_section("Linked events", map(link, about.links)),
        *_section("Stories", stories(about.belongings, dict(about.lanes))),
        *_section("What was known when", history(about.states)),
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
    if about.deadline:
        yield Text(came_of(about.deadline))
    if about.retracted:
        yield Text("Retracted: no article says this any more.", style="bold red")
    if about.hidden:
        yield Text("Hidden: an editor took it off all timelines.", style="bold red")
    named = f" · story {', '.join(about.stories)}" if about.stories else ""
    yield Text(f"event {event.event_id}{named}", style="dim")


def _section(title: str, items: Iterator[RenderableType], gap: int = 0) -> Iterator[RenderableType]:
    found = list(items)
    if found:
        yield Padding(Text(title, style="bold"), (1, 0, 0, 0))
        yield from (Padding(item, (gap if index else 0, 0, 0, 2)) for index, item in enumerate(found))


def came_of(deadline: Deadline) -> str:
    """What came of a deadline, in a sentence; silence is told with the day as of which it is known."""
    if deadline.outcome == "passed in silence" and deadline.last_report:
        return f"Passed in silence: articles up to {instant(deadline.last_report)} do not say what came of it."
    if deadline.outcome == "open":
        return "Open: no article is of a later day."
    return f"{deadline.outcome.capitalize()}: see the linked events."


def parties(named: Sequence[Party]) -> Iterator[Text]:
    """Who takes part, a line for each role that somebody has: who has a name first, the rest counted."""
    for role, group in groupby(named, key=lambda one: one.role):
        text, told = Text(ROLES[role]), sorted(group, key=_is_unnamed)
        for number, one in enumerate(told[:MOST_PARTIES]):
            text.append(f"{', ' if number else ' '}{safe(one.name)}")
            kind = "" if _is_unnamed(one) else f"{one.kind}, "
            known = f", {one.wikidata}" if one.wikidata else ""
            text.append(f" ({kind}{count(one.n_articles, 'article')}{known})", style="dim")
        if len(told) > MOST_PARTIES:
            text.append(f", and {len(told) - MOST_PARTIES} more", style="dim")
        yield text


def _is_unnamed(one: Party) -> bool:
    return one.kind in ("group", "thing") and one.name.islower()


def stories(why: Sequence[Belonging], lanes: Mapping[str, str]) -> Iterator[Text]:
    """Why the event is in each story, or is not."""
    for one in why:
        lane = f", lane {safe(lanes[one.story])}" if lanes.get(one.story) else ""
        yield Text(f"{'in' if one.belongs else 'not in'} {one.story}{lane}: {safe(one.why)}")


def by_article(said: Sequence[Evidence]) -> Iterator[tuple[Evidence, ...]]:
    """The statements of each article together, in the order given."""
    return (tuple(group) for _, group in groupby(said, key=lambda one: one.uri))


def article(said: Sequence[Evidence]) -> RenderableType:
    """One article: its publisher, its date and what says so, then its statements, each with why its date."""
    first = said[0]
    head = Text(safe(first.source) or "unnamed source", style="bold")
    if first.title:
        head.append(f" · {safe(first.title)}", style="not bold")
    why = f": {safe(first.published_why)}" if first.published_why else ""
    when = published(first.published_earliest, first.published_latest)
    address = Text(safe(first.address), style="dim", overflow="fold")
    statements = (Padding(Group(quote(ones), *map(statement, ones)), (0, 0, 0, 2)) for ones in by_quote(said))
    return Group(head, address, Text(f"{when}{why}"), *statements)


def by_quote(said: Sequence[Evidence]) -> Iterator[tuple[Evidence, ...]]:
    """The statements of each sentence together, in the order given: one may tell an event by several words."""
    return (tuple(group) for _, group in groupby(said, key=lambda one: (one.part, one.quote)))


def statement(said: Evidence) -> Text:
    """What a statement is, why it has its date, and the id by which it can be set apart."""
    text = Text(said.status, style=STYLES.get(said.status, ""))
    if said.part != "body":
        text.append(f" · in the {said.part}", style="default")
    if said.attributed_to:
        text.append(f" · according to {safe(said.attributed_to)}", style="default")
    text.append(f" · {why_dated(said)}", style="default")
    return text.append(f" · {said.mention_id[:SHOWN_ID]}", style="dim")


def quote(said: Sequence[Evidence]) -> Text:
    """A sentence, verbatim, the words of its statements that name the event and date it made to stand out."""
    words = Text(safe(said[0].quote))
    for one in said:
        words.stylize(TRIGGER, one.trigger_at, one.trigger_at + len(one.trigger))
        if one.expression is not None and one.expression_at is not None:
            words.stylize(TIME, one.expression_at, one.expression_at + len(one.expression))
    return Text.assemble("“", words, "”")


def published(first: date | None, last: date | None) -> str:
    """When an article was published, as far as is known."""
    return f"published {span(first, last)}" if first and last else "publication date not known"


def why_dated(said: Evidence) -> str:
    """Why the statement has its date, in words; names the word that makes it an event."""
    named = f"“{safe(said.trigger)}”"
    if said.dated_by:
        where = "of the same article" if said.dated_by_uri == said.uri else f"in {safe(said.dated_by_uri or '')}"
        return f"{named} has no date of its own: it tells more of “{safe(said.dated_by)}” {where}"
    if said.expression is None:
        return f"{named} has no date of its own: it tells of what the others date"
    words = f"“{safe(' '.join(said.expression.split()))}”"
    if not said.edtf and said.earliest is None and said.latest is None:
        return f"{named} is said with {words}, which is no place on the calendar"
    when = humane(When(said.earliest, said.latest, said.granularity, said.edtf))
    bound = f" ({BOUNDS[said.bound]})" if said.bound in BOUNDS else ""
    anchor = said.counted_from()
    counted = f", counted from {anchor}" if anchor else ""
    return f"{named} is dated by {words}{bound}{counted}: {when}"


def link(other: Link) -> RenderableType:
    """One linked event."""
    words = (FORWARD if other.outward else BACKWARD).get(other.relation, other.relation)
    when = humane(When(other.earliest, other.latest, other.granularity, other.edtf or "", other.kind in DUE))
    text = Text(f"{words} ")
    text.append(when, style="bold")
    text.append(f" · {other.status}", style=STYLES.get(other.status, ""))
    text.append(f" · {safe(other.headline)} · {sources(other.n_independent, other.n_articles)}")
    if other.names:
        text.append(f" · both name {safe(' and '.join(other.names))}")
    return text.append(f" · {other.other_id}", style="dim")


def history(states: Sequence[State]) -> Iterator[Text]:
    """What was to be said of the event from when on, one line a state; a gap is a time when nothing said it.

    :param states: in the order in which they began, those that count articles of unknown date last
    """
    ended: datetime | None = None
    for said in states:
        if ended and said.known_from != ended:
            yield Text(f"from {instant(ended)}: said by no article", style="dim")
        ended = said.known_to
        when = humane(When(said.earliest, said.latest, said.granularity, said.edtf, said.kind in DUE))
        about = f"{said.status} · {when} · {sources(said.n_independent, said.n_articles)}"
        since = f"from {instant(said.known_from)}" if said.known_from else "now, with articles of unknown date"
        yield Text(f"{since}: {about}", style="" if said.current else "dim")
    if ended:
        yield Text(f"from {instant(ended)}: said by no article", style="dim")
