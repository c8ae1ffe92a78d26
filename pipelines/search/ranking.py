"""Which texts answer a search best: BM25 with fixed weights of words, and copies put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.search.patterns import fold, words
from dateline.pipelines.search.query import Term
from dateline.pipelines.steps.terms import stem, weight

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), give 1.2 to 2 and 0.5 to 0.8.
SATURATION = 1.2  # k1: how soon more occurrences of a word stop telling more
LENGTH = 0.75  # b: how much of a text's length is held against it
DIGITS = 3  # of a score


@dataclass(frozen=True, slots=True)
class Count:
    """How often a term stands in a text."""

    key: str
    topic: str  # of several texts on one topic only the best is shown
    n: int
    length: float  # of the text, the mean being 1
    known_at: datetime | None


@dataclass(frozen=True, slots=True)
class Match:
    """A text that has all that was asked for."""

    key: str
    topic: str
    score: float
    known_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """The best of several texts that say the same, and the others."""

    best: Match
    others: tuple[str, ...]  # keys, best first


def weigh(term: Term) -> float:
    """How telling a term is: the weights of its words, in nats, from a list that no store changes."""
    return sum(weight(stem(fold(word))) for word in words(term.text))


def ranked(counts: Sequence[tuple[float, Mapping[str, Count]]]) -> list[Match]:
    """Order the texts that every term counts, best first; of equals that which was known first, so the original.

    :param counts: each term's weight, and its counts by the texts' keys
    """
    (_, first), *others = counts
    matches = [
        Match(key, one.topic, _score([(w, found[key].n) for w, found in counts], one.length), one.known_at)
        for key, one in first.items()
        if all(key in found for _, found in others)
    ]
    return sorted(matches, key=lambda m: (-m.score, m.known_at is None, str(m.known_at), m.key))


def _score(found: Iterable[tuple[float, int]], length: float) -> float:
    norm = SATURATION * (1 - LENGTH + LENGTH * length)
    return round(sum(w * n * (SATURATION + 1) / (n + norm) for w, n in found), DIGITS)


def grouped(matches: Sequence[Match], same: Iterable[tuple[str, str]] = ()) -> list[Group]:
    """Put together what is on one topic, or is the same by pairs of keys, in the order of the best of each group."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.get(key, key) != key:
            key = leader[key]
        return key

    place = {match.key: n for n, match in enumerate(matches)}
    best_of: dict[str, str] = {}
    for match in matches:
        leader[match.key] = best_of.setdefault(match.topic, match.key)
    for one, other in same:
        first, second = sorted((find(one), find(other)), key=place.__getitem__)
        leader[second] = first
    members: dict[str, list[Match]] = {}
    for match in matches:
        members.setdefault(find(match.key), []).append(match)
    return [Group(best, tuple(other.key for other in others)) for best, *others in members.values()]
