"""What is to be said of an event by the evidence that stands at one time: its state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dateline.pipelines.resolve.alike import Related, likeness
from dateline.pipelines.resolve.clearest import VOTERS, Line, clearest
from dateline.pipelines.resolve.decisions import Verdict
from dateline.pipelines.resolve.deeds import is_told_twice
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.lineages import Grown, independent, lineages
from dateline.pipelines.resolve.salience import salience
from dateline.pipelines.steps.kinds import KINDS, OTHER

ALL = "all"
# Whose word decides where mentions differ: what happened beats what was planned, said off beats both.
STATUS_RANK = ("cancelled", "occurred", "denied", "scheduled", "demanded", "threatened", "proposed", "possible")
# The table of kinds goes from what is particular to what is general: its order decides between equals.
RANK = {kind.name: n for n, kind in enumerate(KINDS)}
MAX_PLACES = 12  # of one event: more is a list, not a place


@dataclass(frozen=True, slots=True)
class State:
    """One row of `event_state`: what is said of an event in a stretch of known time."""

    story: str
    event_id: str
    block: str
    edtf: str
    earliest: date | None
    latest: date | None
    granularity: str
    status: str
    kind: str
    headline: str
    places: tuple[str, ...]
    n_articles: int
    n_independent: int
    lineages: tuple[str, ...]
    salience: float
    first_known: datetime | None
    known_from: datetime | None
    known_to: datetime | None
    current: bool
    edits: tuple[str, ...]  # of editors, that shaped it
    hidden: bool  # by an editor: kept, and on no timeline
    lane: str = ""  # of the story


@dataclass(frozen=True, slots=True)
class Member:
    """One row of `membership`: which mention stands for which event in a stretch of known time."""

    block: str
    event_id: str
    version_id: str
    mention_id: str
    known_from: datetime | None
    known_to: datetime | None
    current: bool


@dataclass(slots=True)
class Memory:
    """What was found of the items of one block while it is played: an event is described anew whenever one joins it,
    and its first two dozen, who choose the headline, are mostly those of before."""

    headlines: dict[tuple[object, ...], Line] = field(default_factory=dict)  # by kind, status and the items' identities
    grown: dict[int, Grown] = field(default_factory=dict)  # by what opens an event
    alike: dict[tuple[int, int], float] = field(default_factory=dict)

    def likeness(self, a: Item, b: Item) -> float:
        """As `linking.likeness`."""
        key = (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
        if key not in self.alike:
            self.alike[key] = likeness(a, b)
        return self.alike[key]


def describe(
    ordered: Sequence[Item],
    related: Related,
    first_known: datetime | None,
    verdict: Verdict,
    memory: Memory,
) -> State:
    """What the evidence that stands together says of its event, and editors; times of knowledge are left open.

    :param ordered: at least one, earliest known first
    :param memory: of what was said of the same items before
    """
    told = _status(ordered)
    kind = _kind(ordered, told)
    status = verdict.status or told
    sources = lineages(ordered, related, memory.grown)
    n_independent = independent(sources)
    dated = _dated(ordered, verdict)
    line = Line(verdict.headline, 0) if verdict.headline else _headline(ordered[:VOTERS], kind, told, memory)
    return State(
        story=ALL,
        event_id=ordered[0].mention_id,
        block=dated.block,
        edtf=dated.edtf,
        earliest=dated.earliest,
        latest=dated.latest,
        granularity=dated.granularity,
        status=status,
        kind=kind,
        headline=line.text,
        places=_places(ordered),
        n_articles=len({i.article_id for i in ordered}),
        n_independent=n_independent,
        lineages=sources,
        salience=salience(ordered, dated, kind, status, n_independent, line.blemishes),
        first_known=first_known,
        known_from=None,
        known_to=None,
        current=False,
        edits=verdict.edits,
        hidden=verdict.hidden,
    )


def _dated(ordered: Sequence[Item], verdict: Verdict) -> Item:
    """The statement that dates the event: the first known of those that say most exactly when, or an editor."""
    first = min(ordered, key=_days)
    if (when := verdict.when) is None:
        return first
    return replace(first, edtf=when.edtf, earliest=when.earliest, latest=when.latest, granularity=when.granularity)


def _days(item: Item) -> int:
    """How many days a statement leaves open; more than any other where it has no date."""
    first, last = item.earliest or date.min, item.latest or date.max
    return (last - first).days if item.edtf else (date.max - date.min).days + 1


def _status(items: Sequence[Item]) -> str:
    """The event's status by rule: the word of most lineages would be countable, but a deed reported once is a deed."""
    said = {i.status for i in items}
    return next(s for s in STATUS_RANK if s in said)


def _kind(items: Sequence[Item], status: str) -> str:
    """The kind that most articles give it where they date it themselves; ties in the order of the table of kinds."""
    told = [i for i in items if i.status == status and i.edtf and i.bound != "inherited"]
    told = told or [i for i in items if i.status == status]
    articles: dict[str, set[str]] = defaultdict(set)
    for item in told:
        articles[item.kind].add(item.article_id)
    return min(articles, key=lambda k: (k == OTHER, -len(articles[k]), RANK.get(k, len(RANK))))


def _headline(voters: Sequence[Item], kind: str, status: str, memory: Memory) -> Line:
    key = (kind, status, *map(id, voters))
    if key not in memory.headlines:
        memory.headlines[key] = clearest(voters, kind, status, memory.likeness)
    return memory.headlines[key]


def _places(items: Sequence[Item]) -> tuple[str, ...]:
    """The places that its evidence names, those of most articles first."""
    articles: dict[str, set[str]] = defaultdict(set)
    for item in items:
        for place in item.places:
            articles[place].add(item.article_id)
    return tuple(sorted(articles, key=lambda p: (-len(articles[p]), p))[:MAX_PLACES])


def is_event(standing: Sequence[Item]) -> bool:
    """Whether evidence holds an event up: undated statements that ride with one do not, once the dated are gone; a deed
    that nobody dates must be told twice."""
    return any(i.edtf for i in standing) or is_told_twice(standing)
