"""Labels of time expressions, as the readers gave them and as the gold settles them: no text, only where and when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
SETS = ("seeds", "sanctuary", "second")  # the last two: the first and the second draw of the corpus
KINDS = frozenset({"date", "time", "duration", "set", "none"})
BOUNDS = frozenset({"at", "since", "until", "by", "before", "after"})


@dataclass(frozen=True, slots=True)
class Label:
    """One expression: characters of its sentence, the days that it means (both inclusive), kind and bound."""

    start: int
    end: int
    earliest: date | None
    latest: date | None
    kind: str
    bound: str

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The interval; None on a side that is open, and on both where it has no place on the calendar."""
        return self.earliest, self.latest

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with that stretch of its sentence."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its labels. Offsets count characters of the part's text as the store keeps it."""

    article: str  # "seeds/NAME", or "sanctuary/ID" with the id of the corpus
    part: str  # as in view `article_part`
    start: int
    end: int
    sha256: str  # of the sentence, 16 hex digits: finds it again where offsets have moved
    published: date  # in the publisher's own zone
    times: tuple[Label, ...]
    settled: str = ""  # of gold that is not what both readers wrote: why

    @property
    def id(self) -> str:
        """Names it to a person: "ARTICLE:PART:START"."""
        return f"{self.article}:{self.part}:{self.start}"


def load(path: Path) -> tuple[Labelled, ...]:
    """The labelled sentences of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_sentence(json.loads(line)) for line in lines)


def _sentence(row: dict[str, object]) -> Labelled:
    times = row.pop("times")
    published = date.fromisoformat(str(row.pop("published")))
    assert isinstance(times, list)
    return Labelled(published=published, times=tuple(map(_label, times)), **row)  # type: ignore[arg-type]


def _label(row: dict[str, str]) -> Label:
    days = {side: date.fromisoformat(row[side]) if row[side] else None for side in ("earliest", "latest")}
    return Label(**{**row, **days})  # type: ignore[arg-type]


def paired(ours: Sequence[Label], theirs: Sequence[Label]) -> list[tuple[Label | None, Label | None]]:
    """Every expression of either side beside the first that overlaps it on the other, None where none does."""
    left = list(theirs)
    pairs: list[tuple[Label | None, Label | None]] = []
    for one in ours:
        other = next((label for label in left if label.overlaps(one.start, one.end)), None)
        if other is not None:
            left.remove(other)
        pairs.append((one, other))
    return [*pairs, *((None, label) for label in left)]
