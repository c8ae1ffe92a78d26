"""Finds the mentions of a block that are worth comparing with one: they share a term, a name, or something surer."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from itertools import chain

from dateline.pipelines.resolve.acts import is_telling
from dateline.pipelines.resolve.alike import NONE, ONE_NAME, SAME_FAMILY, Related, is_long, is_news
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.once import is_once
from dateline.pipelines.steps.kinds import is_told_apart

# Terms that more mentions of a block share than this find no candidates (they still count for the cosine). The first
# in canonical order stay findable, so that the cap gives at t what it gives a store that knows only what t knew.
POSTINGS_CAP = 64
Place = tuple[datetime, str, str]  # in canonical order, as `Item.key`
But = Callable[[int], bool]
# Those that are surely worth comparing; the others that share terms or names, with what is summed of their cosines so
# far; and the terms that find no more mentions, with their weights and the last that they find.
Found = tuple[Set[int], Mapping[int, float], Sequence[tuple[str, float, int]]]
NO_LIMITS: Mapping[str, Place] = {}
SLACK = 0.01  # of a cosine, which is rounded, and compares weights that two readings may have rounded differently


def none(_: int) -> bool:
    """That nothing is left out."""
    return False


class Finder:
    """The mentions of one block by what makes them worth comparing.

    Most that share a term or a name share little else. The weights of shared terms are summed while the terms' postings
    are walked, and whoever cannot reach the least threshold that there is for him is not looked at any more.

    :param items: in canonical order; mentions are told by their place in it
    :param related: how their articles share words
    :param compared: which of the items are mentions of the block, in order, where there are others too; None for all
    :param limits: where only some of the block's mentions are given: the place of the last that a term ("term:…") or
        key finds, of those that more mentions of the block share than find each other by it
    """

    def __init__(
        self,
        items: Sequence[Item],
        related: Related,
        compared: Sequence[int] | None = None,
        limits: Mapping[str, Place] = NO_LIMITS,
    ) -> None:
        self.items = items
        self.related = related
        self.limits = limits
        self.compared = range(len(items)) if compared is None else compared
        self._mentions = frozenset(self.compared)
        self._terms: dict[str, list[tuple[int, float]]] = defaultdict(list)  # term -> mentions, with its weight there
        self._lasts: dict[str, int] = {}
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._versions: dict[str, list[int]] = defaultdict(list)
        self._found_earlier: dict[int, Found] = {}
        for i in self.compared:
            self._add(i, items[i])

    def _add(self, i: int, item: Item) -> None:
        for term, weight in zip(item.terms, item.weights, strict=True):
            self._terms[term].append((i, weight))
        for key in (*keys_of(item), *names_of(item)):
            self._keys[key].append(i)
        self._versions[item.version_id].append(i)

    def earlier(self, i: int, but: But = none) -> Iterator[int]:
        """Those before the mention `i` that are worth comparing with it, the surest first.

        :param but: which of them are of no interest, asked when it is their turn: to tell how alike they are costs most
        """
        if i not in self._found_earlier:  # asked once for what is touched, and once for its edges
            self._found_earlier[i] = self._find_earlier(i)
        return self._worth(i, self._found_earlier[i], but)

    def _find_earlier(self, i: int) -> Found:
        item = self.items[i]
        sure = {j for key in keys_of(item) for j in self._before(i, key)}
        sure.update(j for j in self._copies(item) if j < i)
        shared = {j: 0.0 for name in names_of(item) for j in self._before(i, name)}
        full: list[tuple[str, float, int]] = []
        for term, weight in zip(item.terms, item.weights, strict=True):
            postings = self._terms[term]
            last = self._last(term)
            if last < postings[-1][0]:
                full.append((term, weight, last))
            for j, theirs in postings:
                if j >= i or j > last:
                    break
                shared[j] = shared.get(j, 0.0) + weight * theirs
        return sure, shared, full

    def later(self, i: int, but: But = none) -> Iterator[int]:
        """Those after the mention `i` that find it worth comparing, the surest first; `but` as for `earlier`."""
        item = self.items[i]
        sure = {j for key in keys_of(item) for j in self._after(i, key)}
        sure.update(j for j in self._copies(item) if j > i)
        shared = {j: 0.0 for name in names_of(item) for j in self._after(i, name)}
        full: list[tuple[str, float, int]] = []
        for term, weight in zip(item.terms, item.weights, strict=True):
            postings = self._terms[term]
            if self._last(term) < i:
                full.append((term, weight, -1))
                continue
            for j, theirs in postings:
                if j > i:
                    shared[j] = shared.get(j, 0.0) + weight * theirs
        return self._worth(i, (sure, shared, full), but)

    def near(self, i: int, but: But = none) -> Iterator[int]:
        """Those worth comparing with the item `i`; none where it is no mention of the block (`but` as before)."""
        return chain(self.earlier(i, but), self.later(i, but)) if i in self._mentions else iter(())

    def _worth(self, i: int, found: Found, but: But) -> Iterator[int]:
        sure, shared, full = found
        for j in sorted(sure):
            if not but(j):
                yield j
        for j in sorted(shared):
            if j not in sure and not but(j) and self._may_be_one(i, j, shared[j], full):
                yield j

    def displaced(self, fresh: Set[str]) -> Iterator[tuple[int, int]]:
        """The pairs, earlier first, in which a term or key would find one for the other, did not mentions of `fresh`
        versions take its place."""
        for postings in (*self._keys.values(), *([i for i, _ in found] for found in self._terms.values())):
            if len(postings) <= POSTINGS_CAP:
                continue
            old = [i for i in postings if self.items[i].version_id not in fresh]
            last = postings[POSTINGS_CAP - 1]
            for n, i in enumerate(old[:POSTINGS_CAP]):
                if i > last:
                    yield from ((i, j) for j in old[n + 1 :])

    def _last(self, term: str) -> int:
        """The last mention that a term finds."""
        if term not in self._lasts:
            postings = [i for i, _ in self._terms[term]]
            found = self._found(f"term:{term}", postings)
            self._lasts[term] = postings[found - 1] if found else -1
        return self._lasts[term]

    def _found(self, key: str, postings: Sequence[int]) -> int:
        """How many of the mentions that have a key it finds."""
        if key in self.limits:
            return bisect_right(postings, self.limits[key], key=lambda i: self.items[i].key)
        return min(len(postings), POSTINGS_CAP)

    def _before(self, i: int, key: str) -> Iterator[int]:
        """Those that a key finds for a mention that has it too."""
        postings = self._keys[key]
        return (j for j in postings[: self._found(key, postings)] if j < i)

    def _after(self, i: int, key: str) -> Iterator[int]:
        """Those for which a key finds the mention."""
        postings = self._keys[key]
        found = self._found(key, postings)
        return (j for j in postings if j > i) if found and i <= postings[found - 1] else iter(())

    def _copies(self, item: Item) -> Iterator[int]:
        for other in self.related.get(item.version_id, NONE):
            yield from self._versions.get(other, ())

    def _may_be_one(self, i: int, j: int, dot: float, full: Iterable[tuple[str, float, int]]) -> bool:
        item, other = self.items[i], self.items[j]
        if other.version_id == item.version_id:
            return True
        if full:
            weights = other.words.weights
            dot += sum(weight * weights[term] for term, weight, last in full if j > last and term in weights)
        least = ONE_NAME if item.names and other.names else SAME_FAMILY
        return dot >= (least - SLACK) * math.sqrt(item.words.square) * math.sqrt(other.words.square)


def keys_of(item: Item) -> list[str]:
    """What makes two mentions worth comparing, however unlike their words are."""
    surer = [f"once:{item.block}"] if is_once(item.block) else []
    surer += [f"news:{item.kind}"] if is_news(item) else []
    surer += [f"act:{item.lemma}:{name}" for name in doers_of(item)]
    surer += [f"noun:{item.version_id}:{item.kind}"] if is_told_apart(item.kind) else []
    return [f"id:{item.mention_id}", f"time:{item.version_id}:{item.time}", *surer]


def doers_of(item: Item) -> list[str]:
    """Who does what one verb and its object may tell from other acts (as `one_act` asks), persons by their surnames."""
    if is_long(item) or not is_telling(item.lemma, item.kind):
        return []
    return sorted({name.split()[-1] if name in item.actors else name for name in item.doers if name.strip()})


def names_of(item: Item) -> list[str]:
    """What makes two mentions worth comparing if they share some words, too."""
    return [f"name:{name}" for name in sorted(item.names)]
