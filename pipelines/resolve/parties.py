"""Whether two mentions of different articles name one party: "Obama" is Barack Obama where nothing says another.

Within an article names are folded as it is read; across articles a surname alone may be all that one of them gives. It
hangs on the two alone, so that it is the same whatever else is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.steps.gazetteer import candidates, fold

_UNION = "United States"
_VOWELS = re.compile("[aeiouy]+")
LETTERS = 5  # of a surname of which the spelling may vary
_MARKS, _DOUBLED, _ASPIRATE = re.compile(r"[\u0300-\u036f]"), re.compile(r"(.)\1+"), re.compile(r"([bdgk])h")
_LAST_VOWEL = re.compile(r"[aeiouy]+([^aeiouy]*)$")
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
    """Whether two names may be one person's: "Lee" and "Ann Lee", "Kate Lee" and "Kathryn Lee"; not "Bo Lee".

    Of another spelling only where both are whole: "Abdul Younis" and "Abdel Younes".
    """
    mine, theirs = name.split(), other.split()
    if not mine or not theirs or spelt(mine[-1]) != spelt(theirs[-1]):
        return False
    if len(mine) == 1 or len(theirs) == 1:
        return mine[-1] == theirs[-1]
    return mine[0][0] == theirs[0][0] and may_be_spelt(name, other)


@lru_cache(maxsize=8192)
def may_be_spelt(name: str, other: str) -> bool:
    """Whether two full names differ as spellings of one do: in the surname only where the first name has the same
    consonants, "Abdul Younis" and "Abdel Younes"; not "Karen Larson" and "Kyle Larsen"."""
    first, *_, last = name.split()
    other_first, *_, other_last = other.split()
    return last == other_last or _VOWELS.sub("*", first.lower()) == _VOWELS.sub("*", other_first.lower())


@lru_cache(maxsize=8192)
def spelt(surname: str) -> str:
    """A surname as other outlets may write it: "Younis" and "Younes" are "youn*s", "Gadhafi" and "Qaddafi" "gadaf*".

    Transliterations differ in the last vowel, doubled letters and aspirates. Short names are left as they are: too many
    others are like them.
    """
    if len(surname) < LETTERS or not surname.isalpha():
        return surname
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", surname.lower())).replace("q", "g")
    return _LAST_VOWEL.sub(r"*\1", _ASPIRATE.sub(r"\1", _DOUBLED.sub(r"\1", plain)))


def _acts_for(item: Item, other: Item) -> bool:
    """Whether one mention names what is called after a person of the other: "the Lee administration"."""
    return any(f"{person.split()[-1]} {office}" in item.parties for person in other.persons for office in _OFFICES)
