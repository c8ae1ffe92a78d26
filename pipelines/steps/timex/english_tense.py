"""Which way an underspecified English date points, and which words only look like time.

Tense and governing words decide: "moved Thursday" is past, "will vote Thursday" and "by Aug. 18" are future. Only the
sentence around the expression is looked at, and no more than WINDOW characters of it, so that a text in one piece and
sentence by sentence reads the same, in linear time.
"""

from __future__ import annotations

import re
# Clauses of news sentences are seldom longer; measured on TimeBank, a wider window changes nothing.
WINDOW = 160
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(`]*[A-Z])|\n\s*\n")
# What is told is still to come: an auxiliary (with its verb, which may look past: "will be paid"), or a word of plans.
_FUTURE = (
    r"(?:will|won't|shall|would|must|may|might|could|can|to)(?: \w{1,12})? be(?: \w{1,15})?|will|won't|shall|would|must|may|"
    r"might|could|can|going to|plans? (?:to|for)|planned (?:to|for)|scheduled(?: \w{1,15}){0,3}? (?:to|for)|scheduled|"
    r"expected|expects?|due|set (?:to|for)|upcoming|intends? to|(?:is|are|was|were) to|as (?:soon|early) as|tomorrow|"
    r"payable|effective|expires?|begins|starts|takes effect|postponed"
)
# What is told is over: a finite past form. A participle behind an article ("a planned trip") says nothing.
_PAST = (
    r"was|were|had|did|said|told|made|took|gave|went|came|held|began|sent|saw|met|won|lost|fell|rose|left|found|shot|got|"
    r"became|led|ran|put|set|cut|paid|sold|bought|brought|built|broke|spoke|wrote|grew|stood|struck|since|ago|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?!need|indeed|speed|united|unlimited|hundred)[a-z]{2,20}ed"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.I)
_DEADLINE = re.compile(r"\b(?:by|until|till|before)(?: the| late| early)?\s$", re.I)
_POSSESSIVE = re.compile(r"\s?['’]s\b(?! (?:planned|scheduled|expected|upcoming))")


def direction(text: str, start: int, end: int) -> str:
    """``<`` where the words around the expression speak of the past, ``>`` of the future, ``=`` where neither does.

    The nearest cue before the expression in its sentence decides, and only if there is none, the nearest after it.
    """
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    cut = max((match.end() for match in _END.finditer(before)), default=0)
    if _POSSESSIVE.match(after):
        return "<"
    if _DEADLINE.search(before, cut):
        return ">"
    found = None
    for found in _CUE.finditer(before, cut):
        pass
    if found is None:
        stop = _END.search(after)
        found = _CUE.search(after, 0, stop.start() if stop else len(after))
    if found is None:
        return "="
    return ">" if found["future"] else "<"
