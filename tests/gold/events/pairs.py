"""Draws the pairs of mentions of which readers say whether they tell of the same event.

A pair is two sentences that are like each other by their rare words and hold a trigger of one family of `words.py`. It
is near where they name days that meet or were published within days; where it is not, they may still tell of one
event, or of two that are alike: the harder to tell apart, the more often their like happens (threats, rulings, orders).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from tests.gold.events.likeness import VERY_LIKE, Likeness, Told, near
from tests.gold.events.words import RECURRING, family_of, triggers

Stratum = Literal["near", "very like", "recurring", "like", "within"]
QUOTAS: Final[dict[Stratum, int]] = {
    "near": 80,
    "very like": 80,
    "recurring": 70,  # less alike, and of a family that recurs
    "like": 20,
    "within": 30,  # of one article, where the same event is told twice, or two much alike
}
HARD = 0.15  # cosine from which on two happenings of a kind that recurs are hard to tell apart
OF_SENTENCE = 2  # pairs that a sentence may stand in,
OF_ARTICLES = 2  # that two articles may give,
OF_ARTICLE = 16  # and that an article may stand in
CONTEXT = 3  # sentences before and
AFTER = 1  # after


@dataclass(frozen=True, eq=False)
class Pair:
    """Two sentences, in order of their ids, and the family of their triggers."""

    a: Told
    b: Told
    family: str
    stratum: Stratum

    @property
    def key(self) -> str:
        """What it is drawn by."""
        return hashlib.sha256(f"{self.a.id} {self.b.id}".encode()).hexdigest()


def candidates(likeness: Likeness) -> Iterator[Pair]:
    """All pairs of the collection."""
    for one in likeness.told:
        for cosine, other in likeness.others(one) if triggers(one.text) else ():
            family = one.id < other.id and one.sha256 != other.sha256 and family_of(one.text, other.text)
            if family:
                yield Pair(one, other, family, _stratum(one, other, family, cosine))


def _stratum(a: Told, b: Told, family: str, cosine: float) -> Stratum:
    if a.article.name == b.article.name:
        return "within"
    if near(a, b):
        return "near"
    if cosine >= VERY_LIKE:
        return "very like"
    return "recurring" if family in RECURRING and cosine >= HARD else "like"


def draw(found: Iterable[Pair]) -> list[Pair]:
    """So many of each stratum by hash, none of an article or a sentence too often."""
    left: Counter[str] = Counter(QUOTAS)
    used: Counter[object] = Counter()
    taken = []
    for pair in sorted(found, key=lambda pair: pair.key):
        names = frozenset({pair.a.article.name, pair.b.article.name})
        limits = {pair.a.id: OF_SENTENCE, pair.b.id: OF_SENTENCE, **dict.fromkeys(names, OF_ARTICLE)}
        if len(names) == 2:
            limits[names] = OF_ARTICLES  # type: ignore[index]
        if left[pair.stratum] and all(used[key] < limit for key, limit in limits.items()):
            left[pair.stratum] -= 1
            used.update(limits.keys())
            taken.append(pair)
    return taken


def side(one: Told, family: str) -> dict[str, Any]:
    """A sentence of a pair with its trigger marked, by characters of the sentence."""
    mark = triggers(one.text)[family]
    return {
        **one.place(),
        "published": one.article.published,
        "source": one.article.source,
        "title": one.article.reading.title,
        "before": list(one.before[-CONTEXT:]),
        "sentence": one.text,
        "after": list(one.after[:AFTER]),
        "trigger": {"start": mark.start, "end": mark.end, "text": one.text[mark.start : mark.end]},
    }


def pairs(likeness: Likeness) -> Iterator[dict[str, Any]]:
    """The sheets. The stratum is not told: it would hint at the answer."""
    for pair in draw(candidates(likeness)):
        yield {"id": pair.key[:12], "a": side(pair.a, pair.family), "b": side(pair.b, pair.family)}
