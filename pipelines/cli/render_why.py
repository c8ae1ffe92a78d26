"""An article's account: why it is on the timeline or not, when it was published and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dateline.pipelines.cli.dates import When, humane, instant, span, weekday
from dateline.pipelines.cli.output import safe
from dateline.pipelines.cli.render import EDITED, STYLES, count, listing
from dateline.pipelines.cli.render_revisions import Revision, revisions
from dateline.pipelines.steps.date_accounts import REFUSALS

REJECTED = "rejected"
SHOWN = 5  # of the addresses or ids that a name could mean
RELATIONS = {  # how each reads from the article that copies or quotes, and from the other
    "identical": ("is word for word", "is word for word"),
    "excerpt": ("shares a long passage with", "shares a long passage with"),
    "rewrite": ("is another cut of", "is another cut of"),
    "quotes": ("quotes", "is quoted by"),
}


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it stands now, and when it was published."""

    article_id: str
    uri: str
    source: str
    title: str
    lang: str
    genre: str
    mined: bool
    published_earliest: date | None
    published_latest: date | None
    published_method: str
    published_why: str
    confidence: float
    known_at: datetime | None
    known_basis: str


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an article that the store has kept."""

    version_id: str
    known_from: datetime | None
    known_to: datetime | None
    current: bool
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something in the document that says when it was published or modified."""

    role: str
    method: str
    text: str
    day: date | None
    confidence: float
    refused: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the article and the event that took it, if one did."""

    quote: str
    trigger: str
    status: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    granularity: str | None
    event_id: str | None
    headline: str | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Another article with which this one shares words."""

    relation: str
    outward: bool  # whether this article is the one that quotes
    other_uri: str
    other_source: str
    score: float
    words: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the document in one run."""

    started: datetime
    uri: str
    outcome: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that the store knows of an address."""

    article: Article | None  # None where nothing of it was stored
    stories: tuple[str, ...]
    versions: tuple[Version, ...]
    candidates: tuple[Candidate, ...]
    statements: tuple[Statement, ...]
    shared: tuple[Shared, ...]
    outcomes: tuple[Outcome, ...]
    revisions: tuple[Revision, ...] = ()  # what each version changed in the one before it
    edited: Mapping[str, str] = field(default_factory=dict)  # of events that editors shaped, who decided what


def verdict(about: Account) -> str:
    """Whether the article is on the timeline, and why or why not, in one sentence."""
    article = about.article
    if article is None:
        last = about.outcomes[-1]
        return f"Not on the timeline: it was {last.outcome} ({last.reason}): {last.detail}."
    taken = [said for said in about.statements if said.event_id]
    if taken:
        events = len({said.event_id for said in taken})
        if len(about.statements) == 1:
            return "On the timeline: its one statement stands for an event."
        told = f"{len(taken)} of its {len(about.statements)} statements {'stands' if len(taken) == 1 else 'stand'}"
        return f"On the timeline: {told} for {count(events, 'event')}."
    if not article.mined:
        language = f"its language ({article.lang})" if article.lang else "a language that was not recognised"
        return f"Not on the timeline: no rules read events from {language}. It is kept, dated, compared and searched."
    if not about.statements:
        return "Not on the timeline: none of its sentences tells an event that the rules know."
    if not article.published_earliest and not article.published_latest:
        return "Not on the timeline: nothing says when it was published, and its own dates are relative or none."
    return "Not on the timeline: none of its statements could be dated."


def account(about: Account) -> RenderableType:
    """The page of one address."""
    return Group(
        *_head(about),
        *_section("Published", _publication(about)),
        *_section("Statements", (_statement(said, about.edited) for said in about.statements)),
        *_section("Shares words with", map(_shared, about.shared)),
        *_section("Versions", _versions(about)),
        *_section("Runs", map(_outcome, about.outcomes)),
    )


def _head(about: Account) -> Iterator[RenderableType]:
    article = about.article
    yield Text(verdict(about), style="bold")
    if article is None:
        yield Text(safe(about.outcomes[-1].uri), style="dim", overflow="fold")
        return
    yield Text("")
    yield Text(safe(article.title or "untitled"), style="bold")
    yield Text(safe(article.uri), style="dim", overflow="fold")
    named = [name for name in about.stories if name != "all"]
    said = [
        safe(article.source) or "unnamed source",
        article.genre,
        f"language {article.lang or 'unknown'}",
        f"story {listing(named)}" if named else "in no story but all",
    ]
    yield Text(" · ".join(word for word in said if word))


def _section(title: str, items: Iterable[RenderableType]) -> Iterator[RenderableType]:
    found = list(items)
    if found:
        yield Padding(Text(title, style="bold"), (1, 0, 0, 0))
        yield from (Padding(item, (0, 0, 0, 2)) for item in found)


def _publication(about: Account) -> Iterator[RenderableType]:
    article = about.article
    if article is None:
        return
    if article.published_earliest and article.published_latest:
        when = span(article.published_earliest, article.published_latest)
        sure = f"{article.confidence:.0%} sure"
        yield Text(f"{when}, by {article.published_method} ({sure})" + _because(article.published_why))
    else:
        yield Text("Not known" + _because(article.published_why))
    yield Text(f"Known from {instant(article.known_at)} ({article.known_basis})" if article.known_at else NEVER_KNOWN)
    yield from map(_candidate, about.candidates)


NEVER_KNOWN = "Nothing says from when it was known: no as-of answer has what it tells."


def _because(why: str) -> str:
    return f": {safe(why)}" if why else "."


def _candidate(found: Candidate) -> RenderableType:
    text = Text(f"{found.method} says {found.role} “{safe(' '.join(found.text.split()))}”")
    if found.refused:
        reason = REFUSALS.get(found.refused)
        return text.append(f": refused, {found.refused}" + (f" ({reason})" if reason else ""), style="yellow")
    return text.append(f": {weekday(found.day)}, {found.confidence:.0%} sure" if found.day else ": no day")


def _statement(said: Statement, edited: Mapping[str, str]) -> RenderableType:
    """What the article says, in its own words; the event is told apart, since its line may be another article's."""
    when = humane(When(said.earliest, said.latest, said.granularity or "", said.edtf or ""))
    if said.event_id and not said.edtf:
        when = "no date of its own"
    text = Text(when, style="bold" if said.event_id else "dim")
    text.append(f" · {said.status}", style=f"not bold {STYLES.get(said.status, '')}")
    if not said.event_id and said.trigger:  # a sentence may tell several things: which of them this is
        text.append(f", “{safe(said.trigger)}”", style="not bold")
    text.append(f" · “{safe(said.quote)}”", style="not bold")
    if not said.event_id:
        return text
    event = Text(f"“{safe(said.trigger)}” stands for event {said.event_id}: {safe(said.headline or '')}", style="dim")
    if said.event_id in edited:
        event.append(f" · {edited[said.event_id]}", style=EDITED)
    return Group(text, Padding(event, (0, 0, 0, 2)))


def _shared(other: Shared) -> RenderableType:
    words = RELATIONS.get(other.relation, (other.relation, other.relation))[0 if other.outward else 1]
    name = f"{safe(other.other_source)}, " if other.other_source else ""
    return Text(f"{words} {name}{safe(other.other_uri)} ({other.words} words, {other.score:.0%} of the shorter)")


def _versions(about: Account) -> Iterator[RenderableType]:
    """The versions, under each what it changed in the one before it."""
    for kept in about.versions:
        yield _version(kept)
        changed = [r for r in about.revisions if r.version_id == kept.version_id]
        yield from (Padding(line, (0, 0, 0, 2)) for line in revisions(changed))


def _version(kept: Version) -> RenderableType:
    since = f"from {instant(kept.known_from)}" if kept.known_from else "of unknown date"
    until = f" to {instant(kept.known_to)}" if kept.known_to else ""
    now = ", current" if kept.current else ""
    title = f"“{safe(kept.title)}”" if kept.title else "no title"
    return Text(f"{kept.version_id} {since}{until}{now}: {title}")


def _outcome(done: Outcome) -> RenderableType:
    text = Text(f"{instant(done.started)}: {done.outcome}", style="red" if done.outcome == REJECTED else "")
    if done.reason:
        text.append(f" at {done.stage} ({done.reason}): {safe(done.detail)}")
    return text


def choices(found: Sequence[str]) -> str:
    """The first few of many that a name could mean."""
    names = [safe(name) for name in found[:SHOWN]]
    return ", ".join([*names, f"{len(found) - SHOWN} more"]) if len(found) > SHOWN else listing(names)
