"""What Dateline finds in the labelled sentences, beside the gold.

An expression counts where the gold or the tagger places it on the calendar: right where both give the same first and
last day, wrong where the days differ, where it is missed and where it is placed falsely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.pipelines.steps.timex import anchor
from dateline.schemas.records import Anchor, Part
from tests.gold.time.labels import Label, Labelled
from tests.gold.time.sample import Article, fingerprint, name_of

Verdict = Literal["right", "other days", "missed", "placed falsely"]
Days = tuple[date | None, date | None]
RIGHT = 0.95  # of the expressions that count: what is asked of the tagger
NOWHERE: Days = (None, None)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression as Dateline reads it, by its characters in the part's text, and the days it is given."""

    start: int
    end: int
    days: Days


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one expression that is on the calendar by the gold or by the tagger."""

    id: str  # "ARTICLE:PART:START" of the expression
    text: str
    kind: str  # by the gold, "none" where it marks nothing there
    verdict: Verdict
    gold: Days
    found: Days

    def __str__(self) -> str:
        return f"{self.id} {self.text!r}: {self.verdict}, {_interval(self.found)} for {_interval(self.gold)}"


def _interval(days: Days) -> str:
    return "nowhere" if days == NOWHERE else "/".join(day.isoformat() if day else ".." for day in days)


def outcomes(gold: Iterable[Labelled], articles: Iterable[Article]) -> Iterator[Outcome]:
    """What became of every expression of the gold's sentences, each article read once and anchored at its day.

    :raises LookupError: for a sentence that its article does not hold any more: it must be labelled again
    """
    by_article: dict[str, list[Labelled]] = {}
    for sentence in gold:
        by_article.setdefault(sentence.article, []).append(sentence)
    for article in articles:
        found = placed(article)
        for sentence in by_article.pop(article.name, []):
            part = next(part for part in article.reading.parts if name_of(part) == sentence.part)
            yield from compare(sentence, part.text, _start(sentence, article, part), found[part.ordinal])
    if by_article:
        raise LookupError(f"these articles have labels and are not there: {', '.join(by_article)}")


def placed(article: Article) -> dict[int, list[Found]]:
    """The expressions of each part of an article, anchored at its day of publication."""
    day = date.fromisoformat(article.published)
    times = article.reading.times
    found: dict[int, list[Found]] = {part.ordinal: [] for part in article.reading.parts}
    for time, at in zip(times, anchor(times, Anchor(day, day)), strict=True):
        found[time.part].append(Found(time.start, time.end, (at.earliest, at.latest)))
    return found


def _start(sentence: Labelled, article: Article, part: Part) -> int:
    """Where a labelled sentence begins today."""
    length = sentence.end - sentence.start
    starts = [sentence.start, *(span.start for span in article.reading.sentences if span.part == part.ordinal)]
    for start in starts:
        if fingerprint(part.text[start : start + length]) == sentence.sha256:
            return start
    raise LookupError(f"{sentence.id} is no sentence of its article any more: label it again")


def compare(sentence: Labelled, text: str, start: int, found: Sequence[Found]) -> Iterator[Outcome]:
    """What became of the expressions of one sentence, which begins at ``start`` of its part's text.

    What the tagger reads in several pieces counts once, from the first day of any to the last; what the gold marks in
    several pieces counts for each.
    """
    end = start + sentence.end - sentence.start
    here = [one for one in found if start <= one.start < end]
    for label in sentence.times:
        pieces = [one for one in here if label.overlaps(one.start - start, one.end - start)]
        words = text[start + label.start : start + label.end]
        yield from _outcome(f"{sentence.article}:{sentence.part}:{start + label.start}", words, label, pieces)
    for one in here:
        if not any(label.overlaps(one.start - start, one.end - start) for label in sentence.times):
            name = f"{sentence.article}:{sentence.part}:{one.start}"
            yield from _outcome(name, text[one.start : one.end], None, [one])


def _outcome(name: str, words: str, label: Label | None, pieces: Sequence[Found]) -> Iterator[Outcome]:
    gold, days = label.days if label else NOWHERE, _hull([piece.days for piece in pieces])
    if gold == days == NOWHERE:
        return
    verdict: Verdict = "other days"
    if gold == days:
        verdict = "right"
    elif days == NOWHERE:
        verdict = "missed"
    elif gold == NOWHERE:
        verdict = "placed falsely"
    yield Outcome(name, words, label.kind if label else "none", verdict, gold, days)


def _hull(days: Sequence[Days]) -> Days:
    placed = [pair for pair in days if pair != NOWHERE]
    if not placed:
        return NOWHERE
    firsts, lasts = [first for first, _ in placed], [last for _, last in placed]
    return (
        None if None in firsts else min(first for first in firsts if first),
        None if None in lasts else max(last for last in lasts if last),
    )


def share(found: Sequence[Outcome]) -> float:
    """The share of expressions that are right."""
    return sum(one.verdict == "right" for one in found) / len(found)


def report(name: str, found: Sequence[Outcome]) -> str:
    """The share, then by class how many are right, then each wrong one on a line."""
    right = [one for one in found if one.verdict == "right"]
    held, of = Counter(one.kind for one in right), Counter(one.kind for one in found)
    classes = ", ".join(f"{kind} {held[kind]}/{of[kind]}" for kind in sorted(of))
    wrong = [f"  {one}" for one in found if one.verdict != "right"]
    return "\n".join([f"{name}: {len(right)}/{len(found)} = {share(found):.3f} right: {classes}", *wrong])
