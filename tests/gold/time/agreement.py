"""How far the two readers agree, before anything is settled.

    python -m tests.gold.time.agreement

Printed for the seeds, either draw of the corpus and all: the share of expressions that both mark (overlapping) among
those that either marks; and of those that both mark, the share with the same first and last day, with the same kind,
and with the same bound. Intervals are also counted without the expressions that both place nowhere, which is easily
agreed upon.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tests.gold.time.labels import FOLDER, SETS, Label, Labelled, load, paired

Pair = tuple[Label | None, Label | None]


def readers(name: str) -> Iterator[tuple[Labelled, Labelled]]:
    """What the two readers wrote of the same sentences."""
    return zip(*(load(FOLDER / "readers" / reader / f"{name}.jsonl") for reader in "ab"), strict=True)


def pairs(name: str) -> list[Pair]:
    """Every expression that either reader marks in a set, beside the other's."""
    return [pair for a, b in readers(name) for pair in paired(a.times, b.times)]


def describe(found: Sequence[Pair]) -> str:
    """One line of shares."""
    both = [(a, b) for a, b in found if a and b]
    placed = [(a, b) for a, b in both if any((*a.days, *b.days))]
    shares = (
        _share("marked by both", len(both), len(found)),
        _share("same days", sum(a.days == b.days for a, b in both), len(both)),
        _share("of those on the calendar", sum(a.days == b.days for a, b in placed), len(placed)),
        _share("same kind", sum(a.kind == b.kind for a, b in both), len(both)),
        _share("same bound", sum(a.bound == b.bound for a, b in both), len(both)),
    )
    return ", ".join(shares)


def _share(name: str, part: int, whole: int) -> str:
    return f"{name} {part}/{whole} = {part / whole:.3f}"


def main() -> int:
    found = {name: pairs(name) for name in SETS}
    for name, some in found.items():
        print(f"{name:9} {describe(some)}")
    print(f"{'all':9} {describe([pair for some in found.values() for pair in some])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
