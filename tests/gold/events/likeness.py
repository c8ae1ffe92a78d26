"""How alike two sentences are, for choosing what readers compare: shared rare words, and days that meet.

No part of how reports are linked to events: this knows the words and a few forms of dates, and nothing of who acts,
of kinds, or of what a time means.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from tests.gold.time.sample import LABELLED, Article, fingerprint, name_of

COMMON = 0.08  # share of sentences from which on a word says nothing
INDEXED = 100  # sentences of a word that brings sentences together: commoner ones would bring all
LIKE = 0.12  # cosine from which on sentences look alike to a reader who glances,
VERY_LIKE = 0.22  # and from which on they look the same: seen on pairs of the corpus
NEAR_DAYS = 1  # days that two sentences name may be told a day apart by two papers
SOON = 3  # days between two articles that report the same news
LONGEST = 600  # characters

_TEASER = re.compile(r"[a-z][A-Z][a-z].* MORE\b|\bMORE\b.*[a-z][A-Z][a-z]")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s(\d{1,2})\b(?:,?\s((?:19|20)\d\d))?", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_DEICTIC = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence of an article, in its context."""

    article: Article
    part: str  # as in view `article_part`
    start: int
    end: int
    text: str
    before: tuple[str, ...]  # all sentences before it in its part
    after: tuple[str, ...]

    @property
    def id(self) -> str:
        """Names it: "ARTICLE:PART:START"."""
        return f"{self.article.name}:{self.part}:{self.start}"

    @cached_property
    def sha256(self) -> str:
        """Of the sentence, 16 hex digits: finds it again where offsets have moved."""
        return fingerprint(self.text)

    def place(self) -> dict[str, Any]:
        """Where it stands, as sheets and labels say it."""
        return {
            "article": self.article.name,
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "sha256": self.sha256,
        }

    @cached_property
    def published(self) -> date:
        """The stated day of its article."""
        return date.fromisoformat(self.article.published)

    @cached_property
    def days(self) -> frozenset[date]:
        """The days that it names, as read at a glance."""
        return frozenset(_days(self.text, self.published))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, without case, possessive and plural s."""
        return frozenset(_folded(word) for word in _WORD.findall(self.text))


def tell(article: Article) -> Iterator[Told]:
    """The sentences of an article, in text order."""
    for part in article.reading.parts:
        if part.name not in LABELLED:
            continue
        spans = [span for span in article.reading.sentences if span.part == part.ordinal]
        texts = [part.text[span.start : span.end] for span in spans]
        for number, span in enumerate(spans):
            before, after = tuple(texts[:number]), tuple(texts[number + 1 :])
            yield Told(article, name_of(part), span.start, span.end, texts[number], before, after)


def _folded(word: str) -> str:
    word = re.sub(r"[’']s$", "", word.lower())
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _days(text: str, published: date) -> Iterator[date]:
    for month, day, year in _DATE.findall(text):
        number = _MONTHS.index(month.lower()) + 1
        yield from _possible(int(year) if year else published.year, number, int(day))
    for name in _WEEKDAY.findall(text):
        yield published - timedelta((published.weekday() - _WEEKDAYS.index(name.lower())) % 7)
    for word, offset in _DEICTIC.items():
        if re.search(rf"\b{word}\b", text, re.IGNORECASE):
            yield published + timedelta(offset)


def _possible(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


class Likeness:
    """How like each other the sentences of a collection are."""

    def __init__(self, told: Iterable[Told]) -> None:
        self.told: Sequence[Told] = sorted((one for one in told if is_clean(one.text)), key=lambda one: one.id)
        counts = Counter(word for one in self.told for word in one.words)
        most = COMMON * len(self.told)
        weights = {word: math.log(len(self.told) / count) for word, count in counts.items() if count <= most}
        self._vectors = [_normal({word: weights[word] for word in one.words & weights.keys()}) for one in self.told]
        self._number = {one.id: number for number, one in enumerate(self.told)}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.told):
            for word in sorted(one.words):
                if counts[word] <= INDEXED:
                    self._holding[word].append(number)

    def cosine(self, a: Told, b: Told) -> float:
        """How much their rare words are the same: 0 to 1."""
        left, right = self._vectors[self._number[a.id]], self._vectors[self._number[b.id]]
        return sum(left[word] * right[word] for word in sorted(left.keys() & right.keys()))

    def others(self, one: Told) -> list[tuple[float, Told]]:
        """The sentences that are like one, and how much, in order of their ids."""
        numbers = {number for word in one.words & self._holding.keys() for number in self._holding[word]}
        found = ((self.cosine(one, self.told[number]), self.told[number]) for number in sorted(numbers))
        return [(cosine, other) for cosine, other in found if cosine >= LIKE and other is not one]


def is_clean(sentence: str) -> bool:
    """Whether a sentence is one: no list, and without the teasers that one site runs into its text."""
    return len(sentence) <= LONGEST and not _TEASER.search(sentence)


def near(a: Told, b: Told) -> bool:
    """Whether two sentences may tell of the same day, by the days that they name or those of publication."""
    meet = any(abs(x - y) <= timedelta(NEAR_DAYS) for x in a.days for y in b.days)
    return meet or abs(a.published - b.published) <= timedelta(SOON)


def _normal(vector: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / norm for word, weight in vector.items()}
