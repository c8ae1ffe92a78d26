"""Which stretch of a sentence is one happening's own: its clause with what hangs on it, without its neighbours.

What two mentions of one sentence say is told apart by these words alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

PHRASE_BEFORE = 4  # tokens of a noun's phrase before it,
PHRASE_AFTER = 10  # and after it: "the killing of Ann Lee in a car in Oakland"


def clause_extent(row: Line, groups: Sequence[Group], number: int) -> tuple[int, int]:
    """The first and last token of the clause of a verb group."""
    group = groups[number]
    first = group.first if not group.finite else _opening(row, groups, number)
    last = len(row.tags) - 1
    for later in range(number + 1, len(groups)):
        other = groups[later]
        if other.finite:
            if other.clause != "comp" or other.parent != number:  # what is said belongs to the saying
                last = _opening(row, groups, later) - 1
            break
    while last > group.head and row.tags[last] in ",CSWQ.":
        last -= 1
    return first, max(last, group.head)


def _opening(row: Line, groups: Sequence[Group], number: int) -> int:
    """The token with which the clause of a finite group opens: after the mark or verb before its subject."""
    group = groups[number]
    floor = groups[number - 1].head + 1 if number else 0
    for at in range(group.first - 1, floor - 1, -1):
        if row.tags[at] in "SW" or (row.tags[at] in ",C" and not _lists(row, at)):
            return at + 1
    if number == 0:
        return 0
    # Nothing marks where it opens: its subject is the noun phrase just before it.
    at = group.first
    while at > floor and row.tags[at - 1] in "NRDJT":
        at -= 1
    return at


def _lists(row: Line, at: int) -> bool:
    """Whether a comma or "and" joins names: "Lee and Diaz"."""
    return row.tags[at] == "C" and at > 0 and row.tags[at - 1] in "NT" and row.tags[at + 1 : at + 2] in (["N"], ["D"])


def noun_extent(row: Line, groups: Sequence[Group], token: int) -> tuple[int, int]:
    """The first and last token of the phrase around a noun that names an event."""
    first = token
    while first and token - first < PHRASE_BEFORE and row.tags[first - 1] in "NDJTV" and row.lows[first - 1] != ",":
        first -= 1
    heads = {group.first for group in groups}
    last = token
    for at in range(token + 1, min(len(row.tags), token + 1 + PHRASE_AFTER)):
        if at in heads or row.tags[at] in "SWC,.":
            break
        last = at
    return first, last
