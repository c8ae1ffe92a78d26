"""Which way an underspecified English date points, and which words only look like time.

Tense and governing words decide: "moved Thursday" is past, "will vote Thursday" and "by Aug. 18" are future.
Only the sentence around the expression is looked at, and no more than WINDOW characters of it, so that a
text in one piece and sentence by sentence reads the same, in linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

# Clauses of news sentences are seldom longer; measured on TimeBank, a wider window changes nothing.
WINDOW = 160
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(`]*[A-Z])|\n\s*\n")
# What is told is still to come: an auxiliary (with its verb, which may look past: "will be paid"), or a
# word of plans.
_FUTURE = (
    r"(?:(?-i:will|may)|won't|shall|would|must|might|to)(?: \w{1,12})? be(?: \w{1,15})?|(?-i:will|may)|"
    r"won't|shall|would|must|might|going to|plans? (?:to|for)|planned (?:to|for)|"
    r"scheduled(?: \w{1,15}){0,3}? (?:to|for)|scheduled|"
    r"expected|expects?|due|set (?:to|for)|upcoming|intends? to|(?:is|are|was|were) to|"
    r"as (?:soon|early) as|tomorrow|payable|effective|expires?|begins|starts|takes effect|postponed"
)
# What is told is over: a passive or an irregular past form can be nothing else, where a participle may also
# be an adjective ("rights issued Nov. 15"), and reporting verbs tell only when it was said. Behind an
# article ("a planned trip") a participle says nothing.
_FINITE = (
    r"(?:was|were|has been|have been|had been|did)(?: \w{1,15})?|took|gave|went|came|began|sent|saw|"
    r"won|fell|rose|left|found|shot|became|broke|spoke|wrote|grew|struck|fled|flew|drew|threw|chose"
)
_PAST = (
    r"had|said|told|made|held|met|lost|got|led|ran|put|set|cut|paid|sold|bought|brought|built|stood|ago|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?!need|indeed|speed|united|unlimited|hundred)[a-z]{2,20}ed"
)
# A deed that is over, of which the day behind it is still to come: "set a trial for Sept. 9".
_APPOINTMENT = (
    r"(?:set|moved|delayed|pushed(?: back)?) (?:(?:a|an|the|his|her|its|their|new|next|first|court|public) ){1,3}"
    r"(?:trial|hearing|sentencing|arraignment|election|referendum|vote|runoff|meeting|deadline)s? (?:for|to)"
)
_CUE = re.compile(
    rf"\b(?:(?P<appointment>{_APPOINTMENT})|(?P<future>{_FUTURE})|(?P<finite>{_FINITE})|(?P<past>{_PAST}))\b", re.I
)
# Auxiliaries that promise; the other words for what is to come may also look back ("was to").
_SURE = ("will", "won't", "shall")
_DEADLINE = re.compile(r"\b(?:by|until|till|before)(?: the| late| early)?\s$", re.I)
_SINCE = re.compile(r"\bsince(?: the| late| early)?\s$", re.I)
_INFINITIVE = re.compile(r"\bto [a-z]")
_POSSESSIVE = re.compile(r"\s?['’]s\b(?! (?:planned|scheduled|expected|upcoming))")


# No cue is longer than this many characters: how far a search looks on, to see the last one whole.
_LONGEST_CUE = 60
# How far a search reads ahead, so that one serves several expressions.
_STRIDE = 240
# A finite past form this many characters or fewer before the expression governs it ("ruled in October"):
# about four words.
GOVERNED = 28


def directions(text: str) -> Callable[[int, int], str]:
    """A function that says which way the words around text[start:end] point; to be asked from left to right.

    ``<`` where a past form governs the expression, ``<~`` where one stands somewhere before it in the
    sentence, ``>`` and ``>~`` likewise where what is told is to come, ``<<`` after "since", and ``=``
    where the sentence says nothing. The nearest cue before the expression decides, and only if there is
    none, the nearest after it.
    """
    return _Cues(text).direction


class _Cues:
    """The cues of a text, each found once however many expressions ask for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cues: list[re.Match[str]] = []
        self._ends: list[int] = []
        self._read = 0  # how far the text has been searched

    def direction(self, start: int, end: int) -> str:
        text = self._text
        first, last = max(0, start - WINDOW), min(len(text), end + WINDOW)
        first = max((match.end() for match in _END.finditer(text, first, start)), default=first)
        if _POSSESSIVE.match(text, end, last):
            return "<~"
        lead = text[max(first, start - GOVERNED) : start]
        if _DEADLINE.search(lead):
            return ">~"
        if _SINCE.search(lead):
            return "<<"
        self._search(first, last)
        place = bisect_right(self._ends, start)
        if place and self._cues[place - 1].start() >= first:
            return self._before(self._cues[place - 1], start)
        return self._after(place, end, last)

    def _before(self, cue: re.Match[str], start: int) -> str:
        if cue["appointment"]:
            return ">~"
        governs = cue.end() >= start - GOVERNED and not _INFINITIVE.search(self._text, cue.end(), start)
        if cue["future"]:
            return ">" if governs and cue[0].lower().startswith(_SURE) else ">~"
        return "<" if governs and cue["finite"] else "<~"

    def _after(self, place: int, end: int, last: int) -> str:
        cue = next((cue for cue in self._cues[place : place + 2] if cue.start() >= end), None)
        stop = _END.search(self._text, end, last)
        if cue is None or cue.start() >= (stop.start() if stop else last):
            return "="
        return ">~" if cue["future"] else "<"

    def _search(self, first: int, last: int) -> None:
        if last <= self._read:
            return
        last += _STRIDE
        for cue in _CUE.finditer(self._text, max(first, self._read), last + _LONGEST_CUE):
            if cue.start() >= last:
                break
            self._cues.append(cue)
            self._ends.append(cue.end())
            self._read = cue.end()
        self._read = max(self._read, last)
