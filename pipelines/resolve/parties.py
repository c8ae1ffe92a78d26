"""Whether two mentions of different articles name one party: "Obama" is Barack Obama where nothing says another.

Within an article names are folded as it is read; across articles a surname alone may be all that one of them gives. It
hangs on the two alone, so that it is the same whatever else is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.steps.gazetteer import candidates, fold

_UNION = "United States"
# What acts for whoever it is called after: "the Lee administration".
_OFFICES = ("administration", "campaign", "government", "White House")


def meet(a: Item, b: Item) -> bool:
    """Whether two mentions have a party in common, or one acts for the other's."""
    if not a.parties or not b.parties:
        return False
    return bool(a.parties & b.parties) or persons_meet(a.persons, b.persons) or _acts_for(a, b) or _acts_for(b, a)


def named_alike(a: Item, b: Item) -> bool:
    """Whether two mentions name the same person, court, bill or the like."""
    return bool(a.names & b.names) or persons_meet(a.persons, b.persons)


def persons_meet(one: Set[str], other: Set[str]) -> bool:
    """Whether two mentions name one person, by what may be a short or another form of the name."""
    if not one or not other:
        return False
    return bool(one & other) or any(_one_person(name, theirs) for name in one for theirs in other)


def places_meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two mentions name one place, or one that lies in the other's: "Oakland, California" and "California"."""
    return any(_holds(place, theirs) or _holds(theirs, place) for place in one for theirs in other)


def _holds(place: str, within: str) -> bool:
    """Whether a place is another, or holds it by its name: towns of the United States are named after their states."""
    return place == within or within.endswith(f", {place}") or (place == _UNION and _is_state(within))


@lru_cache(maxsize=1024)
def _is_state(place: str) -> bool:
    """Whether a place is a state of the United States, or lies in one."""
    found = candidates(fold(place.rpartition(", ")[2]))
    return any((one.kind, one.country) == ("state", "US") for one in found)


@lru_cache(maxsize=8192)
def _one_person(name: str, other: str) -> bool:
    """Whether two names may be one person's: "Lee" and "Ann Lee", "Kate Lee" and "Kathryn Lee"; not "Bo Lee"."""
    mine, theirs = name.split(), other.split()
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0]


def _acts_for(item: Item, other: Item) -> bool:
    """Whether one mention names what is called after a person of the other: "the Lee administration"."""
    return any(f"{person.split()[-1]} {office}" in item.parties for person in other.persons for office in _OFFICES)
