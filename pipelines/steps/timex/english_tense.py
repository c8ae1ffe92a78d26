"""Which way an underspecified English date points, and which words only look like time.

Tense and governing words decide: "moved Thursday" is past, "will vote Thursday" and "by Aug. 18" are future. Only the
sentence around the expression is looked at, and no more than WINDOW characters of it, so that a text in one piece and
sentence by sentence reads the same, in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.pipelines.steps.timex.grammar import Check

# Clauses of news sentences are seldom longer; measured on TimeBank, a wider window changes nothing.
WINDOW = 160
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:will|won't|shall|would|to be|going to|plans? to|planned to|scheduled|expected to|expects? to|due|set (?:for|to)|"
    r"until|by|deadline|upcoming|intends? to|is to|are to|must)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|told|made|took|gave|went|came|held|began|sent|saw|met|won|lost|\w{2,20}ed)\b",
    re.I,
)


def direction(text: str, start: int, end: int) -> str:
    """``<`` where the sentence speaks of the past, ``>`` of the future, past where it tells neither."""
    before = text[max(0, start - WINDOW) : start]
    for match in _END.finditer(before):
        last = match.end()
        before_sentence = before[last:]
    else:
        before_sentence = before if not _END.search(before) else before_sentence
    future = max((m.start() for m in _FUTURE.finditer(before_sentence)), default=-1)
    past = max((m.start() for m in _PAST.finditer(before_sentence)), default=-1)
    return ">" if future > past else "<"


_NAME = re.compile(r"[A-Z][a-z]+")
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|last|next|since|until|till|by|this|early|late|mid|through|from|to|and|or|for|between|every|during|"
    r"before|after|around|about|the|end|on|than|with|as|over|was|that|,|\()|[-(,])\s*$",
    re.I,
)


def not_a_month(text: str, start: int, end: int) -> bool:
    """Whether a bare month word is a verb or a name: "may", "March for", "April Smith"."""
    word = text[start:end]
    if word not in ("March", "May", "April", "June", "August", "MAY", "MARCH"):
        return False
    after = text[end : end + 40]
    if word in ("April", "June", "August"):
        return bool(re.match(r" [A-Z][a-z]+", after)) and not _BEFORE_MONTH.search(
            text[max(0, start - 12) : start]
        )
    return not _BEFORE_MONTH.search(text[max(0, start - 12) : start]) or bool(
        re.match(r" (?:for|on) [A-Z]", after)
    )


def not_a_year(text: str, start: int, end: int) -> bool:
    """Whether four digits are a count, a price, a number of a law or part of a longer number rather than a year."""
    before, after = text[max(0, start - 12) : start], text[end : end + 20]
    if before[-1:] in ("$", "£", "€", "#", ".", ":", "/", "-", "_") or before[-1:].isalnum():
        return not before[-1:] == "-" or bool(re.search(r"[A-Z0-9]-$", before))
    if after[:1].isalnum() or re.match(r"[.,:/]\d|%|-\d", after):
        return True
    return bool(
        re.match(
            r" (?:votes|people|miles|feet|jobs|percent|troops|dollars|points|tons|acres|shares)\b", after
        )
    )


only_looks_like_time: Mapping[str, Check] = {"not_a_month": not_a_month, "not_a_year": not_a_year}
