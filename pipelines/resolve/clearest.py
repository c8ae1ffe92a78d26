"""Which line of its evidence heads an event, and how clearly a line tells what happened without the text around it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.steps.inflection import BASE, PARTICIPLE, PAST, THIRD, noun, verb
from dateline.pipelines.steps.kinds import NOUN_KINDS

VOTERS = 24  # mentions, the earliest known, that have a say in the headline: more would cost and not change it
GOOD_LENGTH = 80  # characters: fits a line beside a date
MIN_WORDS = 4  # fewer leave open who did it, or to whom: "The lawsuit was filed"
# A line that opens with one of these says nothing without the line before it; one that says "we" is its speaker's.
_POINTING = re.compile(
    r"[“\"]?(?:he|she|it|they|this|that|these|those|his|her|its|their|who|which|there|some|many|several|others?|both|"
    r"one|another|such)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SPEAKERS = re.compile(r"\b(?:I(?=[’']| [a-z])|[Ww]e|us|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our)\b")
# "The bill passed", "The ruling": which one stood in the line before.
_BARE = re.compile(r"(?:The|That|This) [a-z]+(?: (?:was|were|is|are|will|has|had|would)\b| \w+ed\b|$)")
_CUT_SHORT = re.compile(r"[…?][”\"]?$")
_AUXILIARY = frozenset(
    (
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
    )
)
_NAME = re.compile(r"(?!^)\b[A-Z][a-z]|^(?!(?:The|A|An|In|On|At|After|Some)\b)[A-Z][\w.’'-]+ [A-Z]|\b[A-Z]{2,}\b")


@lru_cache(maxsize=4096)  # an event is described anew whenever a report joins it, mostly in the same words
def blemishes(line: str) -> int:
    """How many things keep a line from telling what happened by itself: 0 for a clear one."""
    return sum(
        (
            bool(_POINTING.match(line)),
            bool(_SPEAKERS.search(_QUOTED.sub("", line))),
            bool(_CUT_SHORT.search(line)),
            bool(_BARE.match(line)) and not _NAME.search(line),
            len(line.split()) <= MIN_WORDS and not _NAME.search(line),
            not _is_clause(line),
        )
    )


def _is_clause(line: str) -> bool:
    """Whether a verb tells that something happened: "the ruling by a panel of three" does not."""
    words = [word.strip(',.;:“”"') for word in line.split()]
    return any(
        word in _AUXILIARY or verb(word).form & (PAST | (BASE | THIRD if before[:1].isupper() else 0))
        for before, word in pairwise(["", *words])
        if word.islower()
    )


class Line(NamedTuple):
    """The line that heads an event, and how many things keep it from telling it by itself."""

    text: str
    blemishes: int


def clearest(voters: Sequence[Item], kind: str, status: str, likeness: Callable[[Item, Item], float]) -> Line:
    """The clearest line: of the event's kind and status, that stands by itself, an article's own, most like the others.

    :param voters: at least one, earliest known first
    """

    def unclear(item: Item) -> tuple[int, ...]:
        return (
            item.status != status,
            item.kind != kind,
            _blemishes(item),
            not item.edtf or item.bound == "inherited",
            bool(item.attributed_to),
            item.part == "caption",
        )

    def odd(item: Item) -> tuple[float, ...]:
        alike = math.fsum(likeness(item, other) for other in voters if other is not item)
        return (-round(alike, 3), item.ordinal, abs(len(item.headline) - GOOD_LENGTH))

    least = min(map(unclear, voters))
    clear = [item for item in voters if unclear(item) == least]
    best = clear[0] if len(clear) == 1 else min(clear, key=odd)
    return Line(best.headline, _blemishes(best))


def _blemishes(item: Item) -> int:
    """Those of its line, and one more where the line tells something else and only names the event in passing."""
    return blemishes(item.headline) + (_names(item.trigger.lower()) and _is_clause(item.headline))


def _names(trigger: str) -> bool:
    """Whether a trigger is a noun: no past form, and a name for what happens."""
    return noun(trigger) in NOUN_KINDS and not verb(trigger).form & (PAST | PARTICIPLE)
