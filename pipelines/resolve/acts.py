"""What an act is done to, by the line that tells it: "a flu pandemic" of "the WHO declared a flu pandemic".

Only the few words close to the verb count: who does what to what tells one act from another, the rest of a sentence
hardly does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from dateline.pipelines.steps.kinds import STATEMENT, VERB_KINDS
from dateline.pipelines.steps.terms import terms

# Words after which something else begins than what is done, or to whom.
_STOP = re.compile(
    r"(?i)\b(?:about|after|against|amid|and|as|at|because|before|between|but|by|despite|during|for|from|if|in|into|near|"
    r"on|or|over|since|than|that|though|through|to|under|until|when|where|whether|which|while|who|with)\b"
    r"|[,;:()“”\"—–]| - "
)
_PASSIVE = re.compile(r"\b(?:am|are|be|been|being|is|was|were)\b(?: \w+){0,2} $")
# How many are meant: "an order" is none of "a pair of orders".
_NUMBER = re.compile(
    r"(?i)\b(?:\d[\d,.]*|an?(?! (?:pair|couple|dozen|handful|number|series|string)\b)|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|pair|couple|dozens?|handful|number|series|several|string)\b"
)
# Verbs that everybody does everything with, and those of talk: one object of theirs says nothing.
_LIGHT = frozenset(("be", "do", "get", "go", "have", "see", "think", "want"))
# Weight of the words in common from which on an object tells an act from others of one doer and day. Below it lie the
# plan, the order, the case, the report; above it the tank, the resolution, the pandemic.
TELLING = 2.0
CONTENT = 3  # words behind an object from which on they tell what is in it


def is_telling(lemma: str, kind: str) -> bool:
    """Whether a verb with its object says which act of somebody's is meant."""
    return kind != STATEMENT and lemma not in _LIGHT and VERB_KINDS.get(lemma) != STATEMENT


def one_object(line: str, trigger: str, other_line: str, other_trigger: str) -> bool:
    """Whether two lines tell that the same was done to the same, as far as their objects say; none of other numbers."""
    (mine, count), (theirs, other_count) = _object(line, trigger), _object(other_line, other_trigger)
    if count and other_count and count.isdisjoint(other_count):
        return False
    return math.fsum(weight for term, weight in mine.items() if term in theirs) >= TELLING


@lru_cache(maxsize=8192)
def content(line: str, trigger: str) -> frozenset[str]:
    """The words behind what an act is done to, which tell what is in it: "an order to build a wall"."""
    found = re.search(rf"\b{re.escape(trigger)}\b", line)
    behind = _STOP.split(line[found.end() :].lstrip(), maxsplit=1)[1:] if found else []
    return frozenset(terms(behind[0])[0]) if behind else frozenset()


@lru_cache(maxsize=8192)
def _object(line: str, trigger: str) -> tuple[Mapping[str, float], frozenset[str]]:
    """The weighed words of what an act is done to, and the numbers among them; of a passive, its subject too."""
    found = re.search(rf"\b{re.escape(trigger)}\b", line)
    if found is None:
        return {}, frozenset()
    before, after = line[: found.start()], line[found.end() :]
    words = _STOP.split(after.lstrip(), maxsplit=1)[0]
    if passive := _PASSIVE.search(before):
        words = f"{_STOP.split(before[: passive.start()])[-1]} {words}"
    counted = (number.lower() for number in _NUMBER.findall(words))
    return dict(zip(*terms(words), strict=True)), frozenset("one" if n in ("a", "an") else n for n in counted)
