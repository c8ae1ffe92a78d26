"""What was to be said of each event of a block at each time: states in known order.

The block is played through in known time: at each instant at which a mention comes or goes, the events that it touches
are put together anew from what stands then. So a state is a function of what was known, and as-of answers only have
to select among states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from dateline.pipelines.resolve.alike import Related, likeness
from dateline.pipelines.resolve.clearest import VOTERS, Line, clearest
from dateline.pipelines.resolve.decisions import UNDECIDED, Decisions, Verdict
from dateline.pipelines.resolve.deeds import is_told_twice
from dateline.pipelines.resolve.items import FAR, Item
from dateline.pipelines.resolve.lineages import independent, lineages
from dateline.pipelines.resolve.linking import Components
from dateline.pipelines.resolve.salience import salience
from dateline.pipelines.resolve.stories import Selection
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


@dataclass(frozen=True, slots=True)
class Said:
    """An event at one instant: its state, the stories that it belongs to, and its members."""

    state: State
    stories: tuple[str, ...]
    members: tuple[tuple[str, str, str], ...]  # (version_id, mention_id, block)


@dataclass(slots=True)
class Memory:
    """What was found of the items of one block while it is played: an event is described anew whenever one joins it,
    and its first two dozen, who choose the headline, are mostly those of before."""

    headlines: dict[tuple[object, ...], Line] = field(default_factory=dict)  # by kind, status and the items' identities
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
    sources = lineages(ordered, related)
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


def _is_event(standing: Sequence[Item]) -> bool:
    """Whether evidence holds an event up: undated statements that ride with one do not, once the dated are gone; a deed
    that nobody dates must be told twice."""
    return any(i.edtf for i in standing) or is_told_twice(standing)


class _Player:
    """Plays one block through in known time and writes down every change."""

    def __init__(
        self,
        items: Sequence[Item],
        edges: Iterable[tuple[int, int]],
        related: Related,
        selection: Selection,
        decisions: Decisions,
    ) -> None:
        self.items = items
        self.related = related
        self.selection = selection
        self.decisions = decisions
        self.memory = Memory()
        self.neighbours: dict[int, list[int]] = defaultdict(list)
        for i, j in edges:
            self.neighbours[i].append(j)
            self.neighbours[j].append(i)
        self.groups = Components()
        self.entered: set[int] = set()
        self.born: dict[str, datetime] = {}  # mention -> when it was first known
        self.open: dict[str, tuple[datetime, Said]] = {}
        self.closed: list[tuple[datetime | None, datetime | None, bool, Said]] = []
        self.shown: dict[int, set[str]] = defaultdict(set)  # component root -> events that it last showed

    def play(self) -> list[tuple[datetime | None, datetime | None, bool, Said]]:
        """All (known_from, known_to, current, what is said), in the order in which they ended."""
        moves: dict[datetime, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for i, item in enumerate(self.items):
            if item.enter is not None and (item.leave is None or item.enter < item.leave):
                moves[item.enter][0].append(i)
                if item.leave is not None:
                    moves[item.leave][1].append(i)
        for instant in sorted(moves):
            entering, leaving = moves[instant]
            self._step(instant, entering, leaving)
        self._settle()
        return self.closed

    def _enter(self, i: int) -> None:
        self.groups.add(i)
        self.entered.add(i)
        for j in self.neighbours[i]:
            if j in self.entered:
                self.groups.join(i, j)

    def _step(self, instant: datetime, entering: list[int], leaving: list[int]) -> None:
        before: set[str] = set()
        for i in entering:
            self.born.setdefault(self.items[i].mention_id, instant)
            for j in self.neighbours[i]:
                if j in self.entered:
                    before |= self.shown.pop(self.groups.find(j), set())
            self._enter(i)
        for i in leaving:
            before |= self.shown.pop(self.groups.find(i), set())
        after: dict[str, Said] = {}
        for root in self.groups.roots([*entering, *leaving]):
            before |= self.shown.pop(root, set())
            standing = [self.items[m] for m in self.groups.members(root) if self.items[m].stands_at(instant)]
            if _is_event(standing):
                said = self._say(standing)
                after[said.state.event_id] = said
                self.shown[root].add(said.state.event_id)
        for event in sorted(before - after.keys()):
            self._close(event, instant)
        for event, said in sorted(after.items()):
            self._show(event, said, instant)

    def _say(self, standing: Sequence[Item]) -> Said:
        ordered = sorted(standing, key=self._order)
        verdict = self.decisions.verdict((i.version_id, i.mention_id) for i in standing)
        state = describe(ordered, self.related, self.born.get(ordered[0].mention_id), verdict, self.memory)
        stories = self.selection.stories(state.earliest, state.latest, state.kind, {i.version_id for i in standing})
        members = tuple(sorted({(i.version_id, i.mention_id, i.block) for i in standing}))
        return Said(state, (ALL, *stories), members)

    def _order(self, item: Item) -> tuple[datetime, str, str]:
        """Earliest known first: by when the article first said it, in whatever version; ties by content."""
        return (self.born.get(item.mention_id, FAR), item.mention_id, item.version_id)

    def _show(self, event: str, said: Said, instant: datetime) -> None:
        if event in self.open and self.open[event][1] == said:
            return
        self._close(event, instant)
        self.open[event] = (instant, said)

    def _close(self, event: str, instant: datetime) -> None:
        if event in self.open:
            since, said = self.open.pop(event)
            if since < instant:
                self.closed.append((since, instant, False, said))

    def _settle(self) -> None:
        """The timeline with everything in the store: what stands last, and what never said when it was known."""
        for i, item in enumerate(self.items):
            if i not in self.entered and item.current:
                self._enter(i)
        now: dict[str, Said] = {}
        for root in self.groups.roots(self.entered):
            standing = [self.items[m] for m in self.groups.members(root) if self.items[m].current]
            if _is_event(standing):
                said = self._say(standing)
                now[said.state.event_id] = said
        for event, (since, said) in sorted(self.open.items()):
            self.closed.append((since, None, now.get(event) == said, said))
        for event, said in sorted(now.items()):
            if event not in self.open or self.open[event][1] != said:
                self.closed.append((None, None, True, said))


def play(
    items: Sequence[Item],
    edges: Iterable[tuple[int, int]],
    related: Related,
    selection: Selection,
    decisions: Decisions = UNDECIDED,
) -> tuple[list[State], list[Member]]:
    """All states, one for each story that the event belongs to, and all memberships of what is played as one.

    :param items: in canonical order; `edges` are indices into it
    """
    stretches = _Player(items, edges, related, selection, decisions).play()
    states: list[State] = []
    members: list[Member] = []
    for since, until, current, said in stretches:
        state = replace(said.state, known_from=since, known_to=until, current=current)
        states += [
            replace(
                state,
                story=story,
                lane=selection.lane(story, state.kind, state.places),
                salience=round(state.salience * selection.relevance(story, state.headline, state.places), 6),
            )
            for story in said.stories
        ]
        members += [
            Member(block, state.event_id, version_id, mention_id, since, until, current)
            for version_id, mention_id, block in said.members
        ]
    return states, _joined(members)


def _joined(members: Iterable[Member]) -> list[Member]:
    """Memberships with stretches that follow each other made one, so that a row is written only when it changed."""
    by_key: Mapping[tuple[str, str, str, str], list[Member]] = defaultdict(list)
    for m in members:
        by_key[m.block, m.event_id, m.version_id, m.mention_id].append(m)
    joined: list[Member] = []
    for same in by_key.values():
        timed = sorted((m for m in same if m.known_from is not None), key=lambda m: m.known_from or FAR)
        run: list[Member] = []
        for m in timed:
            if run and run[-1].known_to == m.known_from:
                run[-1] = replace(run[-1], known_to=m.known_to, current=m.current)
            else:
                run.append(m)
        untimed = [m for m in same if m.known_from is None]
        if run and untimed and run[-1].known_to is None:
            run[-1] = replace(run[-1], current=True)  # it stands now as then; only its event's state has changed
        else:
            run += untimed
        joined += run
    return sorted(joined, key=lambda m: (m.event_id, m.version_id, m.mention_id, m.known_from or FAR))
