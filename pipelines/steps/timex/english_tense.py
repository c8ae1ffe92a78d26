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
    r"(?:will|won't|shall|would|must|may|might|to)(?: \w{1,12})? be(?: \w{1,15})?|will|won't|shall|would|must|may|"
    r"might|going to|plans? (?:to|for)|planned (?:to|for)|scheduled(?: \w{1,15}){0,3}? (?:to|for)|scheduled|"
    r"expected|expects?|due|set (?:to|for)|upcoming|intends? to|(?:is|are|was|were) to|as (?:soon|early) as|tomorrow|"
    r"payable|effective|expires?|begins|starts|takes effect|postponed"
)
# What is told is over: a passive or an irregular past form can be nothing else, where a participle may also be an
# adjective ("rights issued Nov. 15"), and reporting verbs tell only when it was said. Behind an article ("a planned trip")
# a participle says nothing.
_FINITE = (
    r"(?:was|were|has been|have been|had been|did)(?: \w{1,15})?|took|gave|went|came|began|sent|saw|won|fell|rose|left|found|"
    r"shot|became|broke|spoke|wrote|grew|struck|fled|flew|drew|threw|chose"
)
_PAST = (
    r"had|said|told|made|held|met|lost|got|led|ran|put|set|cut|paid|sold|bought|brought|built|stood|ago|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?!need|indeed|speed|united|unlimited|hundred)[a-z]{2,20}ed"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<finite>{_FINITE})|(?P<past>{_PAST}))\b", re.I)
_DEADLINE = re.compile(r"\b(?:by|until|till|before)(?: the| late| early)?\s$", re.I)
_SINCE = re.compile(r"\bsince(?: the| late| early)?\s$", re.I)
_INFINITIVE = re.compile(r"\bto [a-z]")
_POSSESSIVE = re.compile(r"\s?['’]s\b(?! (?:planned|scheduled|expected|upcoming))")


# A finite past form this many characters or fewer before the expression governs it ("ruled in October"): about four words.
GOVERNED = 28


def direction(text: str, start: int, end: int) -> str:
    """Which way the words around the expression point, as a direction of a symbol.

    ``<`` where a past form governs it, ``<~`` where one stands somewhere before it in the sentence, ``>~`` where what is
    told is to come, ``<<`` after "since", and ``=`` where the sentence says nothing. The nearest cue before the expression
    decides, and only if there is none, the nearest after it.
    """
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    cut = max((match.end() for match in _END.finditer(before)), default=0)
    if _POSSESSIVE.match(after):
        return "<~"
    if _DEADLINE.search(before, cut):
        return ">~"
    if _SINCE.search(before, cut):
        return "<<"
    found = None
    for found in _CUE.finditer(before, cut):
        pass
    if found is not None:
        governs = found["finite"] and found.end() >= len(before) - GOVERNED
        governs = governs and not _INFINITIVE.search(before, found.end())
        return ">~" if found["future"] else "<" if governs else "<~"
    stop = _END.search(after)
    found = _CUE.search(after, 0, stop.start() if stop else len(after))
    if found is None:
        return "="
    return ">~" if found["future"] else "<"
