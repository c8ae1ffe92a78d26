"""Plays events through in known time: what was to be said of each at each time, and what stood for it.

At each instant at which a mention comes or goes, the events that it touches are put together anew from what stands
then. So a state is a function of what was known, and as-of answers only have to select among states.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.pipelines.resolve.alike import Related
from dateline.pipelines.resolve.decisions import UNDECIDED, Decisions
from dateline.pipelines.resolve.items import FAR, Item
from dateline.pipelines.resolve.linking import Components
from dateline.pipelines.resolve.states import ALL, Member, Memory, State, describe, is_event
from dateline.pipelines.resolve.stories import Selection

Standing = tuple[str, str, str]  # block, version_id and mention_id of what stands for an event
Stretch = tuple[datetime | None, datetime | None, bool, "Said"]  # known_from, known_to, current, and what is said


@dataclass(frozen=True, slots=True)
class Said:
    """An event at one instant: its state, the stories that it belongs to, and its members."""

    state: State
    stories: tuple[str, ...]
    members: frozenset[Standing]


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store holds of some events up to the first instant at which they may be other than it says.

    An event of a thousand mentions that one more joins is taken up there, not told from its beginning.
    """

    until: datetime
    events: dict[str, datetime]  # those shown just before, each with since when it has been as it was
    members: dict[tuple[str, str, str], datetime]  # likewise (event_id, version_id, mention_id)

    def begun(self, member: Member) -> Member:
        """A membership since when it has held, which may be longer than its event has been as it is."""
        if member.known_from is None or member.known_from >= self.until:
            return member
        key = (member.event_id, member.version_id, member.mention_id)
        if key not in self.members:
            raise NotKeptError(key)
        return replace(member, known_from=self.members[key])


class NotKeptError(LookupError):
    """The store holds other events than these rules tell, which are therefore to be told from their beginning."""


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
        self.closed: list[Stretch] = []
        self.shown: dict[int, set[str]] = defaultdict(set)  # component root -> events that it last showed

    def play(self, kept: Kept | None) -> list[Stretch]:
        """All stretches in which something is said of an event that did not end before `kept` does, in the order in
        which they ended."""
        moves: dict[datetime, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for i, item in enumerate(self.items):
            if item.enter is not None and (item.leave is None or item.enter < item.leave):
                moves[item.enter][0].append(i)
                if item.leave is not None:
                    moves[item.leave][1].append(i)
        instants = sorted(moves)
        first = bisect_left(instants, kept.until) if kept else 0
        for instant in instants[:first]:
            for i in moves[instant][0]:
                self._enter(i, instant)
        if kept:
            self._take_up(kept)
        for instant in instants[first:]:
            self._step(instant, *moves[instant])
        self._settle()
        return self.closed

    def _take_up(self, kept: Kept) -> None:
        """Show what was shown just before an instant, without what led there."""
        for root in self.groups.roots(self.entered):
            standing = [self.items[m] for m in self.groups.members(root) if self.items[m].stood_before(kept.until)]
            if is_event(standing):
                said = self._say(standing)
                event = said.state.event_id
                if event not in kept.events:
                    raise NotKeptError(event)
                self.open[event] = (kept.events[event], said)
                self.shown[root].add(event)

    def _enter(self, i: int, instant: datetime | None = None) -> None:
        if instant is not None:
            self.born.setdefault(self.items[i].mention_id, instant)
        self.groups.add(i)
        self.entered.add(i)
        for j in self.neighbours[i]:
            if j in self.entered:
                self.groups.join(i, j)

    def _step(self, instant: datetime, entering: list[int], leaving: list[int]) -> None:
        before: set[str] = set()
        for i in entering:
            for j in self.neighbours[i]:
                if j in self.entered:
                    before |= self.shown.pop(self.groups.find(j), set())
            self._enter(i, instant)
        for i in leaving:
            before |= self.shown.pop(self.groups.find(i), set())
        after: dict[str, Said] = {}
        for root in self.groups.roots([*entering, *leaving]):
            before |= self.shown.pop(root, set())
            standing = [self.items[m] for m in self.groups.members(root) if self.items[m].stands_at(instant)]
            if is_event(standing):
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
        return Said(state, (ALL, *stories), frozenset((i.block, i.version_id, i.mention_id) for i in standing))

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
            if is_event(standing):
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
    kept: Kept | None = None,
) -> tuple[list[State], list[Member]]:
    """All states, one for each story that the event belongs to, and all memberships of what is played as one.

    :param items: in canonical order; `edges` are indices into it
    :param kept: what the store holds of them, by which states and memberships that ended before are left out
    :raises NotKeptError: it holds other events
    """
    stretches = _Player(items, edges, related, selection, decisions).play(kept)
    states: list[State] = []
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
    members = _members(stretches)
    return states, sorted(map(kept.begun, members) if kept else members, key=_order)


def _order(member: Member) -> tuple[str, str, str, datetime]:
    return (member.event_id, member.version_id, member.mention_id, member.known_from or FAR)


def _members(stretches: Iterable[Stretch]) -> list[Member]:
    """Who stands for which event, with stretches that follow each other made one, so that a row is written only when it
    changed."""
    by_event: dict[str, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        by_event[stretch[-1].state.event_id].append(stretch)
    return [member for event, said in by_event.items() for member in _members_of(event, said)]


def _members_of(event: str, stretches: Iterable[Stretch]) -> Iterator[Member]:
    """Those of one event; looks at what came and went from one stretch to the next, since of a thousand reports all but
    one stay."""
    timed = sorted((s for s in stretches if s[0] is not None), key=lambda s: s[0] or FAR)
    since: dict[Standing, datetime] = {}  # of those that stand
    last: datetime | None = None  # until when
    current = False
    for begins, ends, now, said in timed:
        left = since.keys() - said.members if begins == last else set(since)
        for one in left:
            block, version, mention = one
            yield Member(block, event, version, mention, since.pop(one), last, current)
        since |= dict.fromkeys(said.members - since.keys(), begins or FAR)
        last, current = ends, now
    untimed = frozenset[Standing]().union(*(said.members for begins, *_, said in stretches if begins is None))
    for one, known in since.items():
        block, version, mention = one
        still = last is None and one in untimed  # it stands now as then; only its event's state has changed
        yield Member(block, event, version, mention, known, last, current or still)
    for block, version, mention in untimed - (since.keys() if last is None else set()):
        yield Member(block, event, version, mention, None, None, True)
