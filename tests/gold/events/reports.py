"""Draws events, each with the articles that seem to tell it, of which readers say how many sources there are.

An event is given by one sentence and its trigger; with it, of every other article, the sentence most like it, where
one is near or very like (`likeness.py`) and holds a trigger of that family. Readers correct the
set. Where they can be had, events are drawn of which a report names another newsroom: what is taken from others is the
hard part of counting.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.schemas.source import Registry
from tests.gold.events.likeness import VERY_LIKE, Likeness, Told, near
from tests.gold.events.words import family_of, triggers

QUOTAS: Final = {"named, small": 14, "named, large": 8, "small": 55, "large": 20, "seeds": 5}  # as far as there are
SURE = 0.17  # cosine of the two that are most alike: below, hardly any two tell of one event;
SURER = 0.28  # above, half do: such events are drawn first
LARGE = 4  # articles from which on a set is large
MOST = 8
SHINGLE = 8  # words in a row that two texts seldom share by chance
CONTEXT = 2  # sentences before and
AFTER = 2  # after
# Forms in which a report gives a fact to another newsroom.
_NEWSROOM = re.compile(
    r"""\((?:AP|Reuters|AFP|UPI)\) | \b(?:Reuters|McClatchy|Associated\sPress|AP)\sreport(?:ed|s)\b
    | \b(?:according\sto|reported\s(?:by|in)|told|first\sreported|reports?)\b .{0,40}
      \b(?:AP|Associated\sPress|Reuters|Times|Post|Journal|News|Chronicle|CNN|NPR|Politico|McClatchy|Breitbart|ABC|NBC
        |CBS|Tribune|Herald|Examiner|Guardian|Register|Bee)\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, eq=False)
class Event:
    """A sentence that tells an event, and what seem to be other articles' reports of it."""

    pivot: Told
    family: str
    others: tuple[Told, ...]  # at most one an article, the most alike first
    cosine: float  # of the most alike

    @property
    def key(self) -> str:
        """What it is drawn by."""
        return hashlib.sha256(f"{self.family} {self.pivot.id}".encode()).hexdigest()

    @property
    def stratum(self) -> str:
        """What it is drawn for."""
        if self.pivot.article.name.startswith("seeds/"):
            return "seeds"
        size = "large" if len(self.others) + 1 >= LARGE else "small"
        named = any(_NEWSROOM.search(text) for one in (self.pivot, *self.others) for text in _around(one))
        return f"named, {size}" if named else size


def _around(one: Told) -> Sequence[str]:
    return (*one.before[-1:], one.text, *one.after[:1])


def candidates(likeness: Likeness) -> Iterator[Event]:
    """An event for each sentence with a trigger that another article seems to tell too."""
    for pivot in likeness.told:
        own = [family for family, trigger in triggers(pivot.text).items() if trigger.tells]
        best: dict[str, dict[str, tuple[float, str, Told]]] = {family: {} for family in own}
        for cosine, other in likeness.others(pivot) if own else ():
            family = family_of(pivot.text, other.text)
            alike = near(pivot, other) or cosine >= VERY_LIKE
            if family in best and alike and other.article.name != pivot.article.name:
                found, rows = (cosine, other.id, other), best[family]
                rows[other.article.name] = max(rows.get(other.article.name, found), found, key=lambda row: row[:2])
        family = max(own, key=lambda name: len(best[name]), default="")
        ranked = sorted(best[family].values(), key=lambda row: (-row[0], row[1]))[: MOST - 1] if family else []
        if ranked and ranked[0][0] >= SURE:
            yield Event(pivot, family, tuple(row[2] for row in ranked), ranked[0][0])


def draw(likeness: Likeness) -> list[Event]:
    """So many of each stratum by hash, no sentence in two of them."""
    left, used = dict(QUOTAS), set[str]()
    taken = []
    for event in sorted(candidates(likeness), key=lambda event: (event.cosine < SURER, event.key)):
        ids = {one.id for one in (event.pivot, *event.others)}
        if left[event.stratum] and not ids & used:
            left[event.stratum] -= 1
            used |= ids
            taken.append(event)
    return taken


def shingles(one: Told) -> frozenset[tuple[str, ...]]:
    """The runs of words of an article's whole text."""
    words = " ".join(part.text for part in one.article.reading.parts).lower().split()
    return frozenset(zip(*(words[shift:] for shift in range(SHINGLE)), strict=False))


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> float:
    return round(len(a & b) / max(1, min(len(a), len(b))), 3)


def _report(number: int, one: Told, registry: Registry) -> dict[str, Any]:
    article = one.article
    return {
        "n": number,
        **one.place(),
        "published": article.published,
        "source": article.source,
        "owner": registry.owner(article.source),
        "url": article.url,
        "title": article.reading.title,
        "authors": list(article.reading.authors),
        "credit": list(article.reading.credit),
        "before": list(one.before[-CONTEXT:]),
        "sentence": one.text,
        "after": list(one.after[:AFTER]),
    }


def reports(likeness: Likeness, registry: Registry) -> Iterator[dict[str, Any]]:
    """The sheets; `overlap` is the share of the shorter text's runs of eight words that the other has."""
    for event in draw(likeness):
        told = (event.pivot, *event.others)
        runs = [shingles(one) for one in told]
        mark = triggers(event.pivot.text)[event.family]
        overlap = {
            f"{a + 1}-{b + 1}": share
            for a in range(len(told))
            for b in range(a + 1, len(told))
            if (share := _overlap(runs[a], runs[b]))
        }
        yield {
            "id": event.key[:12],
            "trigger": {"start": mark.start, "end": mark.end, "text": event.pivot.text[mark.start : mark.end]},
            "reports": [_report(number, one, registry) for number, one in enumerate(told, 1)],
            "overlap": overlap,
        }
