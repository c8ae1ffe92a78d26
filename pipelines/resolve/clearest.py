"""Which line of its evidence heads an event, and how clearly a line tells what happened without the text around it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.steps.inflection import BASE, PARTICIPLE, PAST, THIRD, noun, verb
from dateline.pipelines.steps.kinds import NOUN_KINDS
from dateline.pipelines.steps.remembered import Remembered

VOTERS = 24  # mentions, the earliest known, that have a say in the headline: more would cost and not change it
GOOD_LENGTH = 80  # characters: fits a line beside a date
MIN_WORDS = 4  # fewer leave open who did it, or to whom: "The lawsuit was filed"
MIN_LABEL = 3  # fewer words name a day or a thing, and tell nothing: "Election Day"
# A line that opens with one of these says nothing without the line before it; one that says "we" is its speaker's.
_POINTING = re.compile(
    r"[“\"]?(?:this|that|these|those|who|which|there|some|many|several|others?|both|one|another|such|(?:More|Further)over|"
    r"However|Then|Yet)\b|.*\bth(?:is|ese|ose|e same) \w|.*\b(?:it|them|there)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SPEAKERS = re.compile(r"\b(?:I(?=[’']| [a-z])|[Ww]e|us|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our)\b")
# "The bill passed", "The ruling": which one stood in the line before.
_BARE = re.compile(r"(?:The|That|This) [a-z]+(?: (?:was|were|is|are|will|has|had|would)\b| \w+ed\b|$)")
_SAID = re.compile(
    r"\b(?:said|says|added|wrote|spoke|ruled|decided)(?: (?:in|at|on|during|to|with)\b(?:(?! that )[^:])*)?$"
)
_CUT_SHORT = re.compile(r"[…?][”\"]?$")
_AUXILIARY = frozenset((
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should",
    "cannot", "did", "does",
))  # fmt: skip
_ARTICLES = frozenset(("a", "an", "the", "A", "An", "The"))
# What stands before a verb and is nobody's name: "Three were killed".
_NOBODY = frozenset((
    "we", "you", "this", "that", "these", "those", "who", "which", "there", "some", "many", "several", "both", "one",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another", "others", "all", "most", "more",
    "few", "none", "nobody", "everybody", "what", "nothing", "everything",
))  # fmt: skip
_NAME = re.compile(r"(?!^)\b[A-Z][a-z]|^(?!(?:The|A|An|In|On|At|After|Some)\b)[A-Z][\w.’'-]+ [A-Z]|\b[A-Z]{2,}\b")


@lru_cache(maxsize=4096)  # an event is described anew whenever a report joins it, mostly in the same words
def blemishes(line: str) -> int:
    """How many things keep a line from telling what happened by itself: 0 for a clear one."""
    name, pronoun = _name(line), _PRONOUN.search(line)
    return sum(
        (
            bool(_POINTING.match(line)),
            pronoun is not None and (name is None or pronoun.start() <= name),
            bool(_SPEAKERS.search(_QUOTED.sub("", line))),
            bool(_CUT_SHORT.search(line)),
            name is None,
            name is None and len(line.split()) <= MIN_WORDS,
            bool(_BARE.match(line)),
            _says_nothing(line),
            2 * (not _is_clause(line)),
            2 * (len(line.split()) < MIN_LABEL),
        )
    )


def _name(line: str) -> int | None:
    """Where a line names somebody or something first; None where it does not."""
    if (found := _NAME.search(line)) is not None:
        return found.start()
    first, _, rest = line.partition(" ")
    second = rest.partition(" ")[0]
    subject = first[:1].isupper() and first.lower() not in _NOBODY and not _PRONOUN.fullmatch(first)
    return 0 if subject and (second in _AUXILIARY or verb(second).form & (PAST | THIRD)) else None


# The forms by which a word may tell that something happened: PAST of a past or an auxiliary, else those of a present.
_FORMS: Final[Remembered[int]] = Remembered(
    lambda word: PAST if word in _AUXILIARY else verb(word).form & (PAST | BASE | THIRD)
)


@lru_cache(maxsize=4096)  # as `blemishes`
def _is_clause(line: str) -> bool:
    """Whether a verb tells that something happened: "the ruling by a panel of three" does not."""
    before = ""
    for word in [word.strip(',.;:“”"') for word in line.split()]:
        form = _FORMS[word] if word.islower() else 0
        if form & PAST or (form and before[:1].isupper() and before not in _ARTICLES):
            return True
        before = word
    return False


def _says_nothing(line: str) -> bool:
    """Whether somebody says, and the line not what: "Lee also said in a statement"."""
    said = _SAID.search(line)
    return said is not None and not _QUOTED.search(line) and not _is_clause(line[: said.start()])


class Line(NamedTuple):
    """The line that heads an event, and how many things keep it from telling it by itself."""

    text: str
    blemishes: int


def clearest(voters: Sequence[Item], kind: str, status: str, likeness: Callable[[Item, Item], float]) -> Line:
    """The clearest line: of the event's kind and status, that stands by itself, an article's own, most like the others.

    :param voters: at least one, earliest known first
    """

    def unclear(item: Item) -> tuple[int, ...]:
        undated = not item.edtf or item.bound == "inherited"
        marred = _blemishes(item.headline, item.trigger.lower())
        return (
            item.status != status,
            item.opinion,  # who argues heads an event that news tells only where no news does
            item.kind != kind,
            2 * marred + undated,  # what only rides with an event may be another's
            undated,
            bool(item.attributed_to),
            item.part == "caption",
        )

    def odd(item: Item) -> tuple[float, ...]:
        alike = math.fsum(likeness(item, other) for other in voters if other is not item)
        return (-round(alike, 3), item.ordinal, abs(len(item.headline) - GOOD_LENGTH))

    best = voters[0]
    if len(voters) > 1:
        told = [unclear(item) for item in voters]
        least = min(told)
        clear = [item for item, how in zip(voters, told, strict=True) if how == least]
        best = clear[0] if len(clear) == 1 else min(clear, key=odd)
    return Line(best.headline, _blemishes(best.headline, best.trigger.lower()))


@lru_cache(maxsize=4096)  # as `blemishes`
def _blemishes(line: str, trigger: str) -> int:
    """Those of a line, and two more where it tells something else and the event of this trigger only in passing."""
    return blemishes(line) + 2 * (_is_clause(line) and _in_passing(trigger, line))


def _in_passing(trigger: str, line: str) -> bool:
    """Whether a line names an event ("before the strike"), or has it in a clause that hangs on another verb ("the ban
    that Lee ordered"); who said so may stand last (", the court ruled")."""
    if noun(trigger) in NOUN_KINDS and not verb(trigger).form & (PAST | PARTICIPLE):
        return True
    before = line[: max(0, line.lower().find(trigger))].rpartition(",")[2].split()
    while before and (
        before[-1] in _AUXILIARY or before[-1].endswith("ly") or before[-1] in ("be", "been", "to", "not")
    ):
        if before.pop() == "to":
            return False  # "voted to endorse"
    return any(
        word in _AUXILIARY or (verb(word).form & PAST and last not in _ARTICLES and not last.endswith("ly"))
        for last, word in pairwise(["", *before])  # "a deeply divided court" divides nothing
        if word.islower()
    )
