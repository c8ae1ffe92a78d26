"""What only looks like a year or a date in English figures: a count, a score, a section, part of a longer number."""

# ruff: noqa: ARG001  (checks share one signature)
from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.pipelines.steps.timex.english_checks import followed_by, led_by
from dateline.pipelines.steps.timex.grammar import Check

_COUNTED = re.compile(
    r"\s(?:people|votes|miles|feet|jobs|percent|per\s?cent|troops|dollars|points|tons|tonnes|acres|shares|others|men|women|"
    r"children|homes|houses|cases|deaths|soldiers|members|students|workers|employees|pages|km|kilomet\w+|met(?:er|re)s|"
    r"pounds|billion|million|thousand|victims|refugees|families|civilians|rebels|passengers|euros|yen|barrels|cars|seats)\b",
    re.I,
)
_GLUED_BEFORE = re.compile(r"(?:[$£€#.:/_@\w]|[0-9A-Z][-\u2013]|,)$")
_NUMBER_OF = re.compile(
    r"(?:\b(?:no|nos|number|case|docket|version|ID|sections?|sec|article|flight|page|room|route|highway|chapter|bill|act|rule|code|title|U\.S\.C|"
    r"USC|c\.?f\.?r|H\.?R|S\.?B|A\.?B|H\.?B|S\.|form|proposition|resolution|order)\.?|§+)\s?$",
    re.I,
)
_LONGEST_LABEL = 20  # characters: "proposition." and what stands around it
# Behind these a number counts: "has 2010 residents", "were 2016 of them".
_COUNTING = re.compile(
    r"\b(?:has|have|had|with|were|are|sold|bought|built|killed|employs?|than|nearly|almost|only|another|least|exactly)\s$",
    re.I,
)
# Years before these are seldom named without a word that leads them in.
_EARLY_YEAR = "1700"
_GLUED_BEHIND = re.compile(r"[^\W_]|[.,:/][0-9]|%|[-\u2013][0-9]")
_WORD_BEHIND = re.compile(r"\s[^\W\d_]")
_PLURAL = re.compile(r"\s[a-z]+s\b")
_OF_OR_PLURAL = re.compile(r"\s(?:of\b|[a-z]+s\b)")
_LEADS_IN = re.compile(
    r"\b(?:in|of|since|by|until|till|from|to|and|between|circa|around|about|year|before|after)\s$|[(,]\s?$", re.I
)


def not_a_year(text: str, start: int, end: int) -> bool:
    """Four digits that are a count, a price, a flight or part of a longer number rather than a year."""
    before, after = led_by(text, start), followed_by(text, end)
    if text[start : start + 1].isdigit() and _GLUED_BEFORE.search(before[-2:]) and not before.endswith((" ,", "\n,")):
        return True
    if _GLUED_BEHIND.match(after):
        return True
    if text[start : start + 4] < _EARLY_YEAR and not _LEADS_IN.search(before):
        return True
    if _WORD_BEHIND.match(after):
        if text[start:end] < "18" and _PLURAL.match(after):
            return True
        if _OF_OR_PLURAL.match(after) and _COUNTING.search(before):
            return True
        if before.endswith(" at ") and after[1:2].isupper():
            return True
        if _COUNTED.match(after):
            return True
    return bool(_NUMBER_OF.search(before[-_LONGEST_LABEL:]))


def not_a_monthday(text: str, start: int, end: int) -> bool:
    """A month and a number that is no day: "May 5 percent", "March 7-3" (a score), "June 30,000"."""
    after = followed_by(text, end)
    return bool(re.match(r"[:.,][0-9]|[0-9]|%|-[0-9]", after) or _COUNTED.match(after))


def numbered(text: str, start: int, end: int) -> bool:
    """Figures of a date that are a number by which something goes: "case 20170818", "version 10.1.2017"."""
    before = led_by(text, start)
    return bool(_NUMBER_OF.search(before) or _GLUED_BEFORE.search(before))


def not_a_daymonth(text: str, start: int, end: int) -> bool:
    """A number before a month that is no day: "of 25 May voters", "flight 19 March", "the 1,018 June
    sales"."""
    return bool(_GLUED_BEFORE.search(led_by(text, start)))


CHECKS: Mapping[str, Check] = {
    check.__name__: check for check in (not_a_daymonth, not_a_monthday, not_a_year, numbered)
}
