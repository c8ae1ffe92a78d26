"""How many independent sources an event has: articles after copies, quotations and owners are collapsed.

A wire story that forty papers print is one source, also where they rewrite it and credit the wire. So is a fact that an
article gives to another report: it counts for that report, whether or not the store has it. Opinion never corroborates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.pipelines.resolve.alike import NONE, Related
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.linking import Components

OPINION = " (opinion)"  # ends the line of a lineage that holds nothing else, and does not count
# Names of copies in one line, the earliest: a wire story that hundreds print would fill a page, and be kept anew
# whenever one more prints it. View `copy` has them all.
NAMED = 12
Name = tuple[str, str]  # of what sort, and the name
COPIED = frozenset(("identical", "excerpt", "rewrite"))  # relations of what one wrote and another prints


@dataclass(frozen=True, slots=True)
class Voice:
    """What one article says of an event, and under which names it shares that with others."""

    items: Sequence[Item]
    own: bool  # whether its publisher wrote it
    given_away: bool  # to another report
    cited: frozenset[str]  # the reports to which it is given

    @classmethod
    def of(cls, items: Sequence[Item], own: bool) -> Voice:
        """What these mentions of one version say together."""
        return cls(items, own, _given_away(items), _cited(items))

    def names(self) -> tuple[set[Name], set[Name]]:
        """The names under which it is found, and those under which it looks for what it shares."""
        first = self.items[0]
        both = {("article", first.article_id), *([("owner", first.owner)] if first.owner and self.own else [])}
        both |= {("wire", first.wire)} if first.wire else set()
        if self.given_away:
            both |= {("cited", name) for name in self.cited}
            return both, both | {("source", name) for name in self.cited}
        source = first.source.casefold()
        return both | {("source", source)}, both | {("cited", source)}


class Grown:
    """The lineages of an event, which grows as articles join it: what was found of those before holds."""

    def __init__(self, related: Related) -> None:
        self._related = related
        self._items: list[Item] = []
        self._told: list[Voice] = []
        self._place: dict[str, int] = {}  # of versions
        self._firsts: dict[Name, int] = {}
        self._groups = Components()
        self._reasons: dict[int, set[str]] = defaultdict(set)
        self._lines: dict[int, str] = {}  # by the first voice of each lineage, in order

    def goes_on(self, items: Sequence[Item]) -> bool:
        """Whether an event has all that was added, and after it only versions that are new to it."""
        n = len(self._items)
        return items[:n] == self._items and not any(item.version_id in self._place for item in items[n:])

    def grow(self, items: Sequence[Item]) -> tuple[str, ...]:
        """The lines of the lineages of what was added and of these, with which it `goes_on`."""
        versions: dict[str, list[Item]] = defaultdict(list)
        for item in items[len(self._items) :]:
            versions[item.version_id].append(item)
        self._items = list(items)
        for said in versions.values():
            self._add(said)
        return tuple(self._lines.values())

    def _add(self, items: Sequence[Item]) -> None:
        """Join one article's evidence to the earlier ones that it has in common with one source.

        Of those that are one source by the same name, the first stands for all: comparing each with each would cost the
        square of what an event's articles are.
        """
        n, first = len(self._told), items[0]
        copies = self._related.get(first.version_id, NONE)
        near = {self._place[other] for other in copies if other in self._place}
        voice = Voice.of(items, not self._is_reprint(first, near))
        shown, sought = voice.names()
        near |= {self._firsts[name] for name in sought if name in self._firsts}
        self._told.append(voice)
        self._place[first.version_id] = n
        for name in shown:
            self._firsts.setdefault(name, n)
        self._groups.add(n)
        for m in sorted(near):
            if reason := _one_source(voice, self._told[m], self._related):
                self._reasons[n].add(reason)
                self._join(n, m)
        self._lines[self._groups.find(n)] = self._line(self._groups.members(n))

    def _join(self, n: int, m: int) -> None:
        first, second = sorted((self._groups.find(n), self._groups.find(m)))
        if first != second:
            self._groups.join(n, m)
            self._lines.pop(second, None)

    def _is_reprint(self, item: Item, copies: Iterable[int]) -> bool:
        """Whether others wrote an article: a wire, or whoever of another owner printed the same earlier.

        What else its publisher has on the event is not theirs, so that by a reprint no newsroom becomes one with a
        wire.
        """
        relations = self._related.get(item.version_id, NONE)
        earlier = [self._told[m].items[0] for m in copies]
        printed = any(relations[one.version_id] in COPIED and one.owner != item.owner for one in earlier)
        return printed or item.wire not in ("", item.source)

    def _line(self, members: Sequence[int]) -> str:
        told = [self._told[m] for m in sorted(members)]
        why = {reason for m in members for reason in self._reasons.get(m, ())}
        opinion = OPINION if all(voice.items[0].opinion for voice in told) else ""
        return f"{_named(told, why)}{opinion}"


def lineages(items: Sequence[Item], related: Related, grown: dict[int, Grown] | None = None) -> tuple[str, ...]:
    """One line a lineage, each naming its articles and why they count as one.

    :param items: the evidence of one event at one time, earliest known first
    :param grown: what was found of events that the same items open, to go on from
    """
    grown = {} if grown is None else grown
    first = id(items[0])
    if first not in grown or not grown[first].goes_on(items):
        grown[first] = Grown(related)
    return grown[first].grow(items)


def independent(told: Sequence[str]) -> int:
    """How many of an event's lineages count, by their lines: 0 where opinion alone tells it."""
    return sum(not line.endswith(OPINION) for line in told)


def _one_source(a: Voice, b: Voice, related: Related) -> str:
    """Why two articles' evidence is one source's, "" where it is two."""
    first, second = a.items[0], b.items[0]
    if first.article_id == second.article_id:
        return "same article"
    relation = related.get(first.version_id, NONE).get(second.version_id, "")
    if relation in COPIED:
        return "copy"
    if relation == "quotes":  # who prints another report's words had the story from it, whatever else it says
        return "quotes"
    if a.own and b.own and first.owner and first.owner == second.owner:
        return "same owner" if first.source != second.source else "same publisher"
    if first.wire and first.wire == second.wire:
        return f"same wire: {first.wire}"
    if _gives_to(a, b) or _gives_to(b, a):
        return "same report cited"
    return ""


def _given_away(items: Sequence[Item]) -> bool:
    """Whether an article gives an event to another report where its text first tells it: what it says of it after that
    goes on from there."""
    told = [item for item in items if item.part != "title"] or items
    return bool(min(told, key=lambda item: (item.part, item.start)).attributed_to)


def _cited(items: Sequence[Item]) -> frozenset[str]:
    """The reports to which an article's evidence is given."""
    return frozenset(item.attributed_to.casefold() for item in items if item.attributed_to)


def _gives_to(a: Voice, b: Voice) -> bool:
    """Whether article `a` gives the fact to the publisher of `b`, or to the same report as `b` gives it to."""
    if not a.given_away:
        return False
    theirs = b.cited if b.given_away else {b.items[0].source.casefold()}
    return bool(a.cited & theirs)


def _named(told: Sequence[Voice], why: Iterable[str]) -> str:
    first, *rest = [voice.items[0].name for voice in told]
    if not rest:
        [voice] = told
        given = sorted({i.attributed_to for i in voice.items if i.attributed_to})
        wire = voice.items[0].wire
        if voice.given_away:
            return f"{first} (citing {', '.join(given)})"
        return f"{first} (from {wire})" if wire not in ("", voice.items[0].source) else first
    others = [n if count == 1 else f"{n} ({count} articles)" for n, count in Counter(rest).items() if n != first]
    if len(others) > NAMED + 1:
        others = [*others[:NAMED], f"and {len(others) - NAMED} more"]
    own = 1 + rest.count(first)
    opens = first if own == 1 else f"{first} ({own} articles)"
    reasons = ", ".join(sorted(why))
    return f"{opens} = {', '.join(others)} ({reasons})" if others else f"{opens} ({reasons})"
