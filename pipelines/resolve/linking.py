"""Which mentions are the same event: a threshold graph over one block, whose components are the events.

Two mentions can be one event only if they share a block, that is the same days. The graph is a
function of the *set* of mentions, and an edge hangs on its two ends alone. So the events known at t are the components
of the graph over what was known at t: what as-of answers need (law 3), and free of the order of arrival (law 2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import partial

from dateline.pipelines.resolve.alike import same_event
from dateline.pipelines.resolve.finding import Finder


def edges(finder: Finder, apart: Sequence[Set[str]] = (), among: Set[int] | None = None) -> list[tuple[int, int]]:
    """The pairs of a block's mentions that are the same event, as far as they join what earlier pairs have not.

    So the components of any prefix are those of all pairs, and a day that everybody reports costs no comparison of each
    with each. What never stands joins nothing.

    :param finder: of the block, into whose items the pairs are indices
    :param apart: for each item the decisions of editors that set it apart: only where these are the same do two link
    :param among: the items to join, which nothing joins to any other (see `touched`); None for all
    """
    items = finder.items
    order = [i for i in finder.compared if among is None or i in among]
    groups = Components()
    for i in order:
        if items[i].ever_stands:
            groups.add(i)
    found: list[tuple[int, int]] = []
    for i in (i for i in order if i in groups):
        for j in finder.earlier(i, partial(groups.are_done, i)):
            together = not apart or apart[i] == apart[j]
            if together and same_event(items[i], items[j], finder.related):
                groups.join(i, j)
                found.append((i, j))
    return found


def touched(
    finder: Finder, seeds: Set[int], apart: Sequence[Set[str]] = (), ties: Iterable[tuple[int, int]] = ()
) -> set[int]:
    """The items that are of one event with one of these.

    They are found from these on, so that a day with a thousand reports costs what it has to do with them.

    :param apart: as for `edges`
    :param ties: pairs of items that are one event whatever they say
    """
    tied: dict[int, list[int]] = defaultdict(list)
    for i, j in ties:
        tied[i].append(j)
        tied[j].append(i)
    reached = set(seeds)
    frontier = list(reached)
    while frontier:
        i = frontier.pop()
        near = [j for j in finder.near(i, reached.__contains__) if _one_event(finder, apart, i, j)]
        near += tied.get(i, ())
        frontier += [j for j in near if j not in reached]
        reached.update(near)
    return reached


def _one_event(finder: Finder, apart: Sequence[Set[str]], i: int, j: int) -> bool:
    a, b = finder.items[i], finder.items[j]
    together = not apart or apart[i] == apart[j]
    # What does not stand any more may have been one event with the other until now.
    return together and same_event(a, b, finder.related)


def parted(finder: Finder, fresh: Set[str]) -> set[int]:
    """The items that no longer find each other, since mentions of `fresh` versions take a place among the first that a
    term or key finds."""
    items = finder.items
    lost = ((i, j) for i, j in finder.displaced(fresh) if same_event(items[i], items[j], finder.related))
    return {i for pair in lost if pair[0] not in finder.earlier(pair[1]) for i in pair}


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

    def are_done(self, i: int, j: int) -> bool:
        """Whether to compare two items is of no use: they hang together, or the other hangs with nothing."""
        return j not in self or self.find(i) == self.find(j)

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
