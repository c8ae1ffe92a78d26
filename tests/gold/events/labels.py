"""Labels of events, as the readers gave them and as the gold settles them: no text, only what stands where.

Offsets count characters, end exclusive: of a sentence in the text of its part as the store keeps it, of everything else
in its sentence. A field that holds several values (`kind`, `status`, `name`) gives the preferred one first; any of them
is right. What is not `sure` is neither missed where it is not found nor wrong where it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar

FOLDER = Path(__file__).resolve().parent
READERS = ("a", "b")
SETS = ("seeds", "sanctuary")  # of labelled sentences
STATUSES = frozenset({"occurred", "scheduled", "demanded", "threatened", "proposed", "possible", "denied", "cancelled"})
PARTICIPANTS = frozenset({"person", "agency", "court", "bill", "programme", "organisation", "group"})
ROLES = frozenset({"actor", "target", "other", "none"})
PAIRS = frozenset({"same", "different", "no_event"})

Span = tuple[int, int]
Days = tuple[date | None, date | None]
Row = dict[str, Any]


class Marked(Protocol):
    """Anything marked in a sentence."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Marked)


@dataclass(frozen=True, slots=True)
class Where:
    """A sentence of an article."""

    article: str  # "seeds/NAME", or "sanctuary/ID" with the id of the corpus
    part: str  # as in view `article_part`
    start: int
    end: int
    sha256: str  # of the sentence, 16 hex digits: finds it again where offsets have moved
    published: date  # in the publisher's own zone

    @property
    def id(self) -> str:
        """Names it to a person: "ARTICLE:PART:START"."""
        return f"{self.article}:{self.part}:{self.start}"


@dataclass(frozen=True, slots=True)
class Event:
    """A happening by its trigger; `also` is the noun of a light verb."""

    start: int
    end: int
    also: Span | None
    kind: tuple[str, ...]
    status: tuple[str, ...]
    actor: Span | None
    target: Span | None
    earliest: date | None
    latest: date | None  # inclusive, as `earliest`; None on a side that is open, on both where nothing says when
    sure: bool

    @property
    def days(self) -> Days:
        """The interval in which it happens."""
        return self.earliest, self.latest


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that takes part, by a name in the sentence."""

    start: int
    end: int
    kind: str
    name: tuple[str, ...]  # the fullest form in the article
    role: str  # in the first event of the sentence that it takes part in
    sure: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map."""

    start: int
    end: int
    resolved: str  # "Stockton, California"
    sure: bool


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units; None on a side that is open."""

    start: int
    end: int
    low: int | None
    high: int | None
    currency: str  # ISO 4217
    sure: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody said, verbatim or not."""

    start: int
    end: int
    direct: bool
    speaker: Span | None
    name: tuple[str, ...]  # the speaker's fullest form, "" where it cannot be told
    verb: Span | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that is labelled in it."""

    where: Where
    events: tuple[Event, ...]
    participants: tuple[Participant, ...]
    places: tuple[Place, ...]
    money: tuple[Money, ...]
    quotations: tuple[Quotation, ...]
    settled: str = ""  # of gold that is not what both readers wrote: why


@dataclass(frozen=True, slots=True)
class Mention:
    """One side of a pair."""

    where: Where
    trigger: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, and whether they are of one event."""

    id: str
    family: str  # of the triggers, as in `words.py`
    a: Mention
    b: Mention
    label: str
    sure: bool
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """An event by the first report's trigger, and who tells of it. Numbers count reports from 1."""

    id: str
    trigger: Span
    reports: tuple[Where, ...]
    no_event: bool  # the trigger names no single happening, and the rest is empty
    tell: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]  # those that tell it; a group is one source
    opinion: tuple[int, ...]
    independent: int
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event that an article dates."""

    part: str
    sentence: Span
    sha256: str
    start: int
    end: int
    earliest: date | None
    latest: date | None
    status: tuple[str, ...]
    sure: bool

    @property
    def days(self) -> Days:
        """The interval in which it happens."""
        return self.earliest, self.latest


@dataclass(frozen=True, slots=True)
class Article:
    """An article that was read whole, with every event that it dates."""

    article: str
    published: date
    sentences: int
    events: tuple[Dated, ...]
    drawing: int = 1  # what came with the first is read when rules are mended, what came with the second is not
    settled: str = ""


def path(name: str, reader: str = "") -> Path:
    """The file of a set: the gold, or what one reader wrote."""
    return (FOLDER / "readers" / reader if reader else FOLDER) / f"{name}.jsonl"


def sentences(name: str, reader: str = "") -> tuple[Sentence, ...]:
    """The labelled sentences of a set of `SETS`."""
    return tuple(map(_sentence, _rows(path(name, reader))))


def pairs(reader: str = "") -> tuple[Pair, ...]:
    """The labelled pairs."""
    return tuple(map(_pair, _rows(path("pairs", reader))))


def reports(reader: str = "") -> tuple[Reported, ...]:
    """The events with their reports."""
    return tuple(map(_reported, _rows(path("reports", reader))))


def articles(reader: str = "") -> tuple[Article, ...]:
    """The articles that were read whole."""
    return tuple(map(_article, _rows(path("articles", reader))))


def paired(
    ours: Sequence[T], theirs: Sequence[T], fit: Callable[[T, T], bool] = lambda one, other: True
) -> list[tuple[T | None, T | None]]:
    """Everything that either side marks, beside what shares most characters with it on the other, None where nothing.

    Each is paired once. `fit` says which may be paired at all.
    """
    shared = {(i, j): _shared(a, b) for i, a in enumerate(ours) for j, b in enumerate(theirs) if fit(a, b)}
    matched: dict[int, int] = {}
    for (i, j), _ in sorted(((key, n) for key, n in shared.items() if n), key=lambda row: (-row[1], row[0])):
        if i not in matched and j not in matched.values():
            matched[i] = j
    left = [(a, theirs[matched[i]] if i in matched else None) for i, a in enumerate(ours)]
    return [*left, *((None, b) for j, b in enumerate(theirs) if j not in matched.values())]


def _shared(a: Marked, b: Marked) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sentence(row: Row) -> Sentence:
    return Sentence(
        where=_where(row),
        events=tuple(map(_event, row["events"])),
        participants=tuple(Participant(**{**one, "name": tuple(one["name"])}) for one in row["participants"]),
        places=tuple(Place(**one) for one in row["places"]),
        money=tuple(Money(**one) for one in row["money"]),
        quotations=tuple(map(_quotation, row["quotations"])),
        settled=row.get("settled", ""),
    )


def _where(row: Row) -> Where:
    fields = {name: row[name] for name in ("article", "part", "start", "end", "sha256")}
    return Where(**fields, published=date.fromisoformat(row["published"]))


def _event(row: Row) -> Event:
    spans = {name: _span(row[name]) for name in ("also", "actor", "target")}
    values = {name: tuple(row[name]) for name in ("kind", "status")}
    return Event(**{**row, **spans, **values, **_days(row)})


def _quotation(row: Row) -> Quotation:
    spans = {name: _span(row[name]) for name in ("speaker", "verb")}
    return Quotation(**{**row, **spans, "name": tuple(row["name"])})


def _pair(row: Row) -> Pair:
    sides = {side: Mention(_where(row[side]), _sure_span(row[side]["trigger"])) for side in "ab"}
    return Pair(**{**row, **sides})


def _reported(row: Row) -> Reported:
    numbers = {name: tuple(row[name]) for name in ("tell", "opinion")}
    groups, where = tuple(map(tuple, row["groups"])), tuple(map(_where, row["reports"]))
    return Reported(**{**row, **numbers, "groups": groups, "reports": where, "trigger": _sure_span(row["trigger"])})


def _article(row: Row) -> Article:
    published = date.fromisoformat(row["published"])
    return Article(**{**row, "published": published, "events": tuple(map(_dated, row["events"]))})


def _dated(row: Row) -> Dated:
    return Dated(**{**row, **_days(row), "status": tuple(row["status"]), "sentence": _sure_span(row["sentence"])})


def _days(row: Row) -> dict[str, date | None]:
    return {side: date.fromisoformat(row[side]) if row[side] else None for side in ("earliest", "latest")}


def _span(value: list[int] | None) -> Span | None:
    return None if value is None else _sure_span(value)


def _sure_span(value: list[int]) -> Span:
    start, end = value
    return start, end
