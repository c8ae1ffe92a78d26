"""The nouns of a sentence that name events: "the hearing", "two killings", not "heart attack" nor "arrest warrants"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from typing import Final, NamedTuple

from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import (
    COMPOUNDS,
    COURT_NOUNS,
    COURTS,
    DATED_NOUNS,
    NOUN_KINDS,
    OTHER,
    VERB_KINDS,
)
from dateline.pipelines.steps.phrases import NOT_EVENTS, STRIKING
from dateline.pipelines.steps.remembered import Remembered
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

# A capitalised event noun is a name's part ("Battle of", "Meeting House") save where the name is the
# event's own.
_NAMED_EVENTS = frozenset(("hurricane", "storm", "typhoon", "cyclone", "superstorm"))
_ACCUSING = frozenset(("charge", "accusation", "arrest", "verdict", "sentence", "plea"))
_COMPLETED = COURT_NOUNS | {noun for _, noun in COMPOUNDS}  # whose kind hangs on the words before them
CRIME_REACH: Final = 7  # tokens from "charged" to the crime: "charged by a grand jury with murder"
# How far before a noun its date may stand: "the June 2016 nightclub shooting".
NOUN_REACH: Final = 4


# All nouns that may name an event: one word of twenty.
_NAMING: Final = NOUN_KINDS.keys() | COURT_NOUNS | DATED_NOUNS | {noun for _, noun in COMPOUNDS}


def _naming(low: str) -> str:
    lemma = noun(low)
    return lemma if lemma in _NAMING else ""


# By a word in lower case, the noun that may name an event; "" for none.
_LEMMAS: Final[Remembered[str]] = Remembered(_naming)


class Name(NamedTuple):
    """An event noun."""

    at: int  # token
    lemma: str
    kind: str


def event_nouns(row: Line, groups: Sequence[Group]) -> list[Name]:
    """The nouns of a sentence that name events, without those that only modify another noun ("flood
    victims").
    """
    heads = {group.head for group in groups}
    found = []
    for at in compress(count(), map(_LEMMAS.__getitem__, row.lows)):
        if row.tags[at] not in "NV" or at in heads:
            continue
        lemma = _LEMMAS[row.lows[at]]
        kind = NOUN_KINDS.get(lemma) or (OTHER if lemma in DATED_NOUNS else None)
        if lemma in _COMPLETED:
            kind = _compounded(row, at, lemma) or kind
        if kind is None or _compound(row, at, lemma) or (_is_crime(row, groups, at) and not _dated(row, at)):
            continue
        if lemma == "strike" and at and row.lows[at - 1] in STRIKING:
            kind = "attack"
        opens = at == 0 or row.tags[at - 1] == "Q"
        if not (opens or row.words[at].islower() or lemma in _NAMED_EVENTS):
            continue
        after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
        if after == "V" and noun(row.lows[at + 1]) in NOUN_KINDS and at + 1 not in heads:
            continue  # "an emergency meeting"
        if after == "N" and row.words[at].islower() and row.lows[at + 1] not in ("s", "'"):
            continue
        found.append(Name(at, lemma, kind))
    return found


def _compounded(row: Line, at: int, lemma: str) -> str | None:
    """The kind that the words before give a noun: "the court's decision" is a ruling, "a legal challenge" a lawsuit."""
    if lemma in COURT_NOUNS and not COURTS.isdisjoint(map(noun, row.lows[max(0, at - 3) : at])):
        return "ruling"
    return COMPOUNDS.get((row.lows[at - 1], lemma)) if at else None


def _is_crime(row: Line, groups: Sequence[Group], at: int) -> bool:
    """Whether the noun says what somebody is charged with: "convicted of murder", "held on suspicion of assault"."""
    near = [group for group in groups if at - CRIME_REACH <= group.head < at]
    # Blamed is one for what happened, not charged with what he may have done.
    accused = bool(near) and near[-1].lemma != "blame" and VERB_KINDS.get(near[-1].lemma) in _ACCUSING
    return accused and any(row.lows[k] in ("with", "of", "for") for k in range(near[-1].head + 1, at))


def _dated(row: Line, at: int) -> bool:
    """Whether a date stands before the noun in its phrase: "charged with the November 1995 assassination"."""
    first = at
    while first and at - first < NOUN_REACH and row.tags[first - 1] in "NJV":
        first -= 1
    return first > 0 and row.times[first - 1] >= 0 and row.tags[first - 2 : first - 1] == ["D"]


def _compound(row: Line, at: int, lemma: str) -> bool:
    """Whether the noun is half of another: "heart attack", "arrest warrants"."""
    before = f"{row.lows[at - 1]} {lemma}" if at else ""
    after = f"{lemma} {noun(row.lows[at + 1])}" if at + 1 < len(row.lows) else ""
    return before in NOT_EVENTS or after in NOT_EVENTS
