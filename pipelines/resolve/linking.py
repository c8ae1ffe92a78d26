"""Which mentions are the same event: a threshold graph over one block, whose components are the events.

Two mentions can be one event only if they share a block, that is the same days. The graph is a
function of the *set* of mentions, and an edge hangs on its two ends alone. So the events known at t are the components
of the graph over what was known at t: what as-of answers need (law 3), and free of the order of arrival (law 2).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.steps.kinds import akin, family
from dateline.pipelines.steps.terms import cosine

# Cosine of weighted terms from which two mentions of one day are one event, read off the sanctuary articles by eye:
# below .3 different acts of one actor on one day begin to merge, above .45 rewordings begin to split. Kinds that only
# neighbour each other ask for more, strangers for nearly the same words.
SAME_FAMILY = 0.34
AKIN = 0.45
STRANGERS = 0.6
# Where both name the same person, court, bill or the like, fewer of the other words need be the same.
ONE_NAME = 0.25
# Within one article, two statements of one kind and day; what happens once a day needs no likeness at all.
ONE_ARTICLE = 0.2
ONCE_A_DAY = frozenset(
    {
        "appointment",
        "bill passed",
        "bill signed",
        "deadline",
        "dismissal",
        "election",
        "resignation",
        "sentence",
        "verdict",
        "veto",
    }
)
# Of these kinds a day has many about one matter; of any other, articles that copy or quote each other tell the same one
# as soon as they share a word.
MANY_A_DAY = frozenset({"other", "statement", "announcement", "criticism", "accusation", "confirmation"})
# Terms that more mentions of a block share than this find no candidates (they still count for the cosine). The first
# in canonical order stay findable, so that the cap gives at t what it gives a store that knows only what t knew.
POSTINGS_CAP = 64
SLACK = 0.01  # of a cosine, which is rounded, and compares weights that two readings may have rounded differently
# Statuses that are said of things not (yet) done: they never merge with what happened.
OPEN_STATUSES = frozenset({"threatened", "demanded", "proposed"})

Related = Mapping[str, Mapping[str, str]]  # version -> other -> relation, both ways
NONE: Mapping[str, str] = {}


def compatible(a: Item, b: Item) -> bool:
    """Whether the statuses of two mentions can be said of one event (sources may differ; plans and deeds may not)."""
    return a.status == b.status or not ({a.status, b.status} & OPEN_STATUSES)


def same_event(a: Item, b: Item, related: Related) -> bool:
    """Whether two mentions of one block tell the same event."""
    if a.mention_id == b.mention_id:
        return True
    if not compatible(a, b):
        return False
    if a.version_id == b.version_id and elaborates(a, b):
        return True
    if a.kind == b.kind and a.kind not in MANY_A_DAY:
        if a.version_id == b.version_id and not apart(a, b):
            return a.kind in ONCE_A_DAY or likeness(a, b) >= ONE_ARTICLE
        if b.version_id in related.get(a.version_id, NONE):
            return likeness(a, b) > 0
    return likeness(a, b) >= threshold(a, b)


def likeness(a: Item, b: Item) -> float:
    """Cosine of the weighted terms of two mentions, 0 to 1."""
    return cosine(a.terms, a.weights, b.terms, b.weights)


def threshold(a: Item, b: Item) -> float:
    """The likeness from which two mentions of their kinds tell one event."""
    if family(a.kind) == family(b.kind):
        return ONE_NAME if a.names & b.names and a.kind not in MANY_A_DAY else SAME_FAMILY
    return AKIN if akin(a.kind, b.kind) else STRANGERS


def apart(a: Item, b: Item) -> bool:
    """Whether two mentions name quite other parties or places, so that one kind on one day is still two events."""
    named = bool(a.names and b.names) and not a.names & b.names
    placed = bool(a.places and b.places) and not set(a.places) & set(b.places)
    return named or placed


def elaborates(a: Item, b: Item) -> bool:
    """Whether one sentence of an article goes on about what the other dates: the letters that carry a threat."""
    return "inherited" in (a.bound, b.bound) and a.time == b.time and family(a.kind) == family(b.kind)


class _Finder:
    """Finds the earlier mentions of a block that are worth comparing with one: they share a term, a name, or something
    surer.

    Most that share a term or a name share little else. The weights of shared terms are summed while the terms' postings
    are walked, and whoever cannot reach the least threshold that there is for him is not looked at any more.
    """

    def __init__(self, items: Sequence[Item], related: Related) -> None:
        self._items = items
        self._related = related
        self._terms: dict[str, list[tuple[int, float]]] = defaultdict(list)  # term -> mentions, with its weight there
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._versions: dict[str, list[int]] = defaultdict(list)
        self._weights: list[dict[str, float]] = []
        self._sizes: list[float] = []

    def earlier(self, i: int) -> list[int]:
        """Those worth comparing with the mention `i`, in order; to be asked for each mention in turn."""
        item = self._items[i]
        sure, named = self._met(i, keys_of(item)), self._met(i, names_of(item))
        for other in self._related.get(item.version_id, NONE):
            sure.update(self._versions.get(other, ()))
        self._versions[item.version_id].append(i)
        return sorted(sure.union(self._alike(i, item, named)))

    def _met(self, i: int, keys: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for key in keys:
            mentions = self._keys[key]
            found.update(mentions)
            if len(mentions) < POSTINGS_CAP:
                mentions.append(i)
        return found

    def _alike(self, i: int, item: Item, named: Set[int]) -> Iterator[int]:
        shared: dict[int, float] = dict.fromkeys(named, 0.0)
        full: list[tuple[str, float, int]] = []  # terms whose postings are full, with the last mention in them
        for term, weight in zip(item.terms, item.weights, strict=True):
            postings = self._terms[term]
            for j, theirs in postings:
                shared[j] = shared.get(j, 0.0) + weight * theirs
            if len(postings) < POSTINGS_CAP:
                postings.append((i, weight))
            else:
                full.append((term, weight, postings[-1][0]))
        self._weights.append(dict(zip(item.terms, item.weights, strict=True)))
        self._sizes.append(math.sqrt(math.fsum(w * w for w in item.weights)))
        return (j for j, dot in shared.items() if self._may_be_one(i, j, dot, full))

    def _may_be_one(self, i: int, j: int, dot: float, full: Sequence[tuple[str, float, int]]) -> bool:
        item, other = self._items[i], self._items[j]
        if other.version_id == item.version_id:
            return True
        theirs = self._weights[j]
        dot += sum(weight * theirs[term] for term, weight, last in full if j > last and term in theirs)
        least = ONE_NAME if item.names and other.names else SAME_FAMILY
        return dot >= (least - SLACK) * self._sizes[i] * self._sizes[j]


def keys_of(item: Item) -> list[str]:
    """What makes two mentions worth comparing, however unlike their words are."""
    return [f"id:{item.mention_id}", f"time:{item.version_id}:{item.time}"]


def names_of(item: Item) -> list[str]:
    """What makes two mentions worth comparing if they share some words, too."""
    return [f"name:{name}" for name in sorted(item.names)]


def crowds_out(items: Sequence[Item], fresh: Set[str]) -> bool:
    """Whether mentions of these versions take others' places among the first that a term or key finds.

    :param items: one block, in canonical order
    """
    counts: dict[str, int] = defaultdict(int)
    taken: set[str] = set()
    for item in items:
        for key in (*item.terms, *keys_of(item), *names_of(item)):
            counts[key] += 1
            if item.version_id in fresh and counts[key] <= POSTINGS_CAP:
                taken.add(key)
    return any(counts[key] > POSTINGS_CAP for key in taken)


def edges(items: Sequence[Item], related: Related, apart: Sequence[Set[str]] = ()) -> list[tuple[int, int]]:
    """The pairs of a block's items that are the same event, as far as they join what earlier pairs have not.

    So the components of any prefix are those of all pairs, and a day that everybody reports costs no comparison of each
    with each. What never stands joins nothing.

    :param items: in canonical order, into which the pairs are indices
    :param apart: for each the decisions of editors that set it apart: only where these are the same do two link
    """
    groups = Components()
    for i, item in enumerate(items):
        if item.ever_stands:
            groups.add(i)
    found: list[tuple[int, int]] = []
    finder = _Finder(items, related)
    for i in range(len(items)):
        for j in finder.earlier(i):
            if apart and apart[i] != apart[j]:
                continue
            apart_yet = i in groups and j in groups and groups.find(i) != groups.find(j)
            if apart_yet and same_event(items[i], items[j], related):
                groups.join(i, j)
                found.append((i, j))
    return found


class Components:
    """Which items hang together, grown edge by edge (union-find with the smallest index as root)."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def __contains__(self, i: int) -> bool:
        return i in self._parent

    def add(self, i: int) -> None:
        self._parent[i] = i
        self._members[i] = [i]

    def find(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.find(i), self.find(j)))
        if a != b:
            self._parent[b] = a
            self._members[a] += self._members.pop(b)

    def members(self, i: int) -> list[int]:
        """All items that hang together with one."""
        return self._members[self.find(i)]

    def roots(self, items: Iterable[int]) -> list[int]:
        return sorted({self.find(i) for i in items})
