"""How far the two readers agree, before anything is settled.

    python -m tests.gold.events.agreement

What is marked in sentences is compared by F1: twice what both mark over what each marks, where two marks are one if
they share a character (and, of quotations, are both direct or both not). What one says of a thing is compared over the
things that both mark. Kappa (Cohen's) is agreement beyond what two readers with these shares of labels reach by chance.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from tests.gold.events import labels
from tests.gold.events.labels import (
    READERS,
    SETS,
    Dated,
    Event,
    Marked,
    Participant,
    Place,
    Quotation,
    Sentence,
    paired,
)

T = TypeVar("T")
Both = list[tuple[T | None, T | None]]


def f1(found: Sequence[tuple[object | None, object | None]]) -> float:
    """Twice what both mark over the sum of what each marks; 1 where neither marks anything."""
    each = sum((a is not None) + (b is not None) for a, b in found)
    return 2 * len(common(found)) / each if each else 1.0


def common(found: Iterable[tuple[T | None, T | None]]) -> list[tuple[T, T]]:
    """What both mark."""
    return [(a, b) for a, b in found if a is not None and b is not None]


def same(values: Iterable[tuple[Hashable, Hashable]]) -> float:
    """The share of pairs of values that are equal; 1 of none."""
    equal = [a == b for a, b in values]
    return sum(equal) / len(equal) if equal else 1.0


def kappa(values: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa of two readers' labels: 1 is full agreement, 0 what chance gives."""
    total = len(values)
    ours, theirs = Counter(a for a, _ in values), Counter(b for _, b in values)
    chance = sum(ours[label] * theirs[label] for label in ours) / total**2
    return (same(values) - chance) / (1 - chance) if chance < 1 else 1.0


def alike(a: Quotation, b: Quotation) -> bool:
    """Whether two quotations may be one: a clause that is quoted in part holds a quotation of the other sort."""
    return a.direct == b.direct


def sentence_lines(read: Sequence[tuple[Sentence, Sentence]]) -> Iterator[str]:
    """What is said of sentences."""
    events = [pair for a, b in read for pair in paired(a.events, b.events)]
    both = common(events)
    dated = [(a.days, b.days) for a, b in both if any((*a.days, *b.days))]
    yield _line("triggers", events)
    yield _share("  status", [(a.status, b.status) for a, b in both], with_kappa=True)
    yield _share("  kind", [(a.kind, b.kind) for a, b in both], with_kappa=True)
    yield _share("  days, where either dates it", dated)
    yield _share("  actor", [(_place(a, "actor"), _place(b, "actor")) for a, b in both])
    yield _share("  target", [(_place(a, "target"), _place(b, "target")) for a, b in both])
    people: Both[Participant] = [pair for a, b in read for pair in paired(a.participants, b.participants)]
    yield _line("participants", people)
    yield _share("  kind", [(a.kind, b.kind) for a, b in common(people)])
    yield _share("  name", [(a.name, b.name) for a, b in common(people)])
    places: Both[Place] = [pair for a, b in read for pair in paired(a.places, b.places)]
    yield _line("places", places)
    yield _share("  resolved", [(a.resolved, b.resolved) for a, b in common(places)])
    money = [pair for a, b in read for pair in paired(a.money, b.money)]
    yield _line("money", money)
    yield _share("  amount", [((a.low, a.high, a.currency), (b.low, b.high, b.currency)) for a, b in common(money)])
    quoted = [pair for a, b in read for pair in paired(a.quotations, b.quotations, alike)]
    yield _line("quotations", quoted)
    yield _share("  speaker", [(a.name, b.name) for a, b in common(quoted)])


def pair_line(read: Sequence[tuple[str, str]]) -> str:
    """What is said of pairs."""
    return _share("pairs", read, with_kappa=True)


def report_lines() -> Iterator[str]:
    """What is said of reports."""
    read = list(zip(labels.reports("a"), labels.reports("b"), strict=True))
    yield _share("reports: independent sources", [(a.independent, b.independent) for a, b in read])
    yield _share("  who tells it", [(a.tell, b.tell) for a, b in read])
    yield _share("  groups", [(a.groups, b.groups) for a, b in read])
    yield _share("  opinion", [(a.opinion, b.opinion) for a, b in read])
    told = [(a, b) for a, b in read if not a.no_event and not b.no_event]
    yield _share("  sources, where both see an event", [(a.independent, b.independent) for a, b in told])


def article_lines() -> Iterator[str]:
    """What is said of whole articles."""
    found: Both[Dated] = []
    for a, b in zip(labels.articles("a"), labels.articles("b"), strict=True):
        for place in sorted({(one.part, one.sentence) for one in (*a.events, *b.events)}):
            ours, theirs = ([one for one in who.events if (one.part, one.sentence) == place] for who in (a, b))
            found += paired(ours, theirs)
    both = common(found)
    yield _line("articles: dated events", found)
    yield _share("  days", [(a.days, b.days) for a, b in both])
    yield _share("  status", [(a.status, b.status) for a, b in both], with_kappa=True)


def _place(event: Event, side: str) -> bool:
    return getattr(event, side) is not None


def _line(name: str, found: Sequence[tuple[Marked | None, Marked | None]]) -> str:
    ours, theirs = (sum(pair[side] is not None for pair in found) for side in (0, 1))
    return f"{name}: F1 {f1(found):.3f} ({len(common(found))} of {ours} and {theirs})"


def _share(name: str, values: Sequence[tuple[Hashable, Hashable]], *, with_kappa: bool = False) -> str:
    equal = sum(a == b for a, b in values)
    chance = f", kappa {kappa(values):.3f}" if with_kappa else ""
    return f"{name}: {equal} of {len(values)} = {same(values):.3f}{chance}"


def main() -> int:
    read = {name: list(zip(*(labels.sentences(name, who) for who in READERS), strict=True)) for name in SETS}
    for name, some in read.items():
        print(f"{name}\n  " + "\n  ".join(sentence_lines(some)))
    print(pair_line([(a.label, b.label) for a, b in zip(labels.pairs("a"), labels.pairs("b"), strict=True)]))
    print(*report_lines(), *article_lines(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
