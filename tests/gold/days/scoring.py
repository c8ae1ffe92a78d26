"""Which signals tell the days that mattered: pure functions from who tells what to days, and Date-F1 against newsrooms.

Date-F1 as in the literature on news timelines: of a reference of n days, the n days that score best between its first
and its last are compared with it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from statistics import mean


@dataclass(frozen=True, slots=True)
class Telling:
    """One event in an article that dates it; fields are the columns of `tellings.sql`."""

    earliest: date
    latest: date
    article_id: str
    published: date | None
    status: str
    kind: str
    event_id: str
    salience: float
    n_articles: int  # that date the event
    n_independent: int
    ordinal: int  # of its first mention among the article's mentions
    in_title: bool

    def days(self) -> Iterator[date]:
        """The days of its interval."""
        return (self.earliest + timedelta(days=n) for n in range(self.length))

    @property
    def length(self) -> int:
        """Days of its interval."""
        return (self.latest - self.earliest).days + 1

    def later(self, day: date) -> int:
        """By how many days the article comes back to a day; 0 where it came out no later, or at no known time."""
        return max(0, (self.published - day).days) if self.published else 0


@dataclass(frozen=True, slots=True)
class Weights:
    """What the view `timeline_day` weighs by; the defaults are its own."""

    back: float = 0.3  # for each doubling of the days after which an article comes back
    shared: float = 0.3  # for each doubling of the articles that tell the event
    open: float = 0.5  # of what has not happened


Weigh = Callable[[Telling, date], float]
Scores = Mapping[date, float]


def weigh(weights: Weights) -> Weigh:
    """The weight that the view gives a telling on a day of its event."""

    def weight(telling: Telling, day: date) -> float:
        status = 1 if telling.status == "occurred" else weights.open
        shared = 1 + weights.shared * math.log2(telling.n_articles)
        return status / telling.length * shared * (1 + weights.back * math.log2(1 + telling.later(day)))

    return weight


def by_article(tellings: Iterable[Telling], weight: Weigh) -> Scores:
    """Each day by the articles that tell its events, each once, by what weighs most in it."""
    best: dict[date, dict[str, float]] = defaultdict(dict)
    for telling in tellings:
        for day in telling.days():
            articles = best[day]
            articles[telling.article_id] = max(articles.get(telling.article_id, 0.0), weight(telling, day))
    return {day: round(math.fsum(articles.values()), 6) for day, articles in best.items()}


def by_event(tellings: Iterable[Telling]) -> Scores:
    """Each day by the sum of its events' salience."""
    events = {(t.event_id, day): t.salience / t.length for t in tellings for day in t.days()}
    days: dict[date, list[float]] = defaultdict(list)
    for (_, day), salience in events.items():
        days[day].append(salience)
    return {day: round(math.fsum(values), 6) for day, values in days.items()}


def chosen(scores: Scores, reference: frozenset[date]) -> frozenset[date]:
    """As many days as the reference has, the best between its first and its last; ties by date."""
    within = [day for day in scores if min(reference) <= day <= max(reference)]
    return frozenset(sorted(within, key=lambda day: (-scores[day], day))[: len(reference)])


def date_f1(reference: frozenset[date], found: frozenset[date]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * len(reference & found) / (len(reference) + len(found))


@dataclass(frozen=True, slots=True)
class Topic:
    """A store's tellings, and the timelines that newsrooms wrote on it."""

    name: str
    tellings: Sequence[Telling]
    references: Sequence[frozenset[date]]

    def f1(self, score: Callable[[Sequence[Telling]], Scores]) -> tuple[float, ...]:
        """Date-F1 for each reference."""
        scores = score(self.tellings)
        return tuple(date_f1(reference, chosen(scores, reference)) for reference in self.references)


STEPS = ((0.0, 0.1, 0.2, 0.3, 0.5, 1.0), (0.0, 0.3, 0.5, 1.0), (0.25, 0.5, 1.0))
GRID = tuple(Weights(*steps) for steps in product(*STEPS))


def held_out(topics: Sequence[Topic]) -> Iterator[tuple[str, Weights, float, float]]:
    """For each topic: the weights of the grid that are best on the others, its mean F1 with these, and with our own."""

    def f1(topic: Topic, weights: Weights) -> float:
        return mean(topic.f1(lambda tellings: by_article(tellings, weigh(weights))))

    table = {(t.name, w): f1(t, w) for t in topics for w in GRID}
    for topic in topics:
        others = [t.name for t in topics if t is not topic]
        best = max(GRID, key=lambda w: mean(table[name, w] for name in others))
        yield topic.name, best, table[topic.name, best], f1(topic, Weights())
