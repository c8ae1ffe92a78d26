"""English "today" and "tomorrow" that name no day: "today's youth", "fewer farms than today", "today, tomorrow and
always".

A newspaper's "today" is its day unless something says otherwise, so each cue is narrow: what might as well be said of
the day itself ("in America today", "voters today") stays the day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.pipelines.steps.timex.english_checks import in_a_name
from dateline.pipelines.steps.timex.grammar import Check, rows

# The longest stretch between "today" and the time that it is held against.
REACH = 120

# What lasts longer than a day, and people taken as a kind.
_LASTING = (
    r"world|society|economy|politics|political\s(?:climate|environment|culture|debates|system|landscape|parties)|"
    r"environment|climate|culture|generation|youth|youngsters|kids|children|teens|teenagers|students|parents|families|"
    r"women|men|workforce|voters|conservatives|liberals|progressives|(?:House\s|Senate\s)?(?:Democrats|Republicans)|"
    r"Americans|immigrants|consumers|technology|standards|dollars|democracy|federalism|capitalism|nationalism|populism|"
    r"liberalism|conservatism|feminism|socialism"
)
# Behind a noun these say that it is no part of a longer one: "today's climate is", not "today's climate talks".
_ENDS = (
    r"(?=\s(?:is|are|was|were|has|have|had|will|would|can|could|do|does|may|might|must|should|and|or|but|in|of|on|at|as|to|"
    r"for|with|who|that|which|than|they|we|it|from|by)\b|[.,;:!?)\"”’]|\s*$)(?!['’]s?\s)"
)
_OF_THE_DAY = (
    r"Times|Post|Journal|Guardian|Tribune|Globe|Herald|News|Star|Sun|Telegraph|Mail|Mirror|Gazette|Mass|Dow|Game"
)
_LONG_AGO = (
    r"(?:(?:the\s)?(?:early\s|mid-?\s?|late\s)?(?:1[0-9]|20)[0-9]0s|(?:1[0-9]|20)[0-9]{2}\b|"
    r"(?:\w+\s(?:years|decades|centuries|generations)|a\s(?:decade|century|generation))\sago|(?:the\s)?\w+[\s-]century)"
)
_MANY = r"many|most|certain|few|fewer|too\smany|nearly\sall|almost\sall|more\sand\smore|half\sof"
_EVER = r"(?:always|forever|every\sday|beyond)\b"

_FOLLOWS = re.compile(
    rf"""
    ['’]s\s (?:[\w-]+\s)? (?:{_LASTING}) {_ENDS}                            # today's youth
    | ['’]s\s (?!(?:{_OF_THE_DAY})\b) [A-Z][\w'’]+ \s (?:is|are|has|have)\b # today's Texas is another
    | [^.;:!?]{{0,{REACH}}}? (?<!more)(?<!less)\sthan\s (?:in\s)? {_LONG_AGO}
    | [^.;:!?]{{0,{REACH}}}? \sthan\s (?:they|it|we|there|he|she)\s (?:was|were|did|had)\s (?:in\s)? {_LONG_AGO}
    | \sthan\swhen\b                                                       # poorer today than when he took office
    | ,\s tomorrow,?\s and\s {_EVER}
    | ,?\s (?:and|or)\s {_EVER}
    """,
    re.VERBOSE,
)
_PRECEDES = re.compile(
    r"\b(?:compared\s(?:to|with)|as\s(?:we|they|you)\s(?:know|see|are)(?:\s(?:it|them))?|as\sit\sis|in\sthe\sworld|"
    r"in\s(?:our\s|modern\s|American\s)?(?:society|politics))\s$",
    re.I,
)
# Two things held against each other, one of them today's: "parallels between films made today and those of the 1930s".
_COMPARED = re.compile(
    rf"\b(?:between|parallels?|compar\w+|similarit\w+|differences?|resembl\w+|echo\w*)\b[^.;:!?]{{0,{REACH}}}$", re.I
)
_FINITE = r"(?:was|were|is|are|has|have|had|will|would|said|says)\b"
_HELD_AGAINST = re.compile(
    rf",?\s(?:and|or|to|with|from)\s(?:the|those|that|what|its|their|his|her|in)\b(?:(?!\b{_FINITE})[^.;:!?]){{0,{REACH}}}?"
    rf"\b{_LONG_AGO}"
)
_OPENS = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+|[\"“‘(\n]\s?)(?:But\s|And\s|Yet\s|So\s)?$")
# "Today, many families live apart", but "Today, many families are leaving" or "have fled".
_IN_GENERAL = re.compile(
    rf"""
    ,?\s (?:{_MANY})\s (?:[\w'’-]+\s){{0,5}}?
    (?: (?:live|believe|think|know|see|face|can|cannot|can['’]t|do\snot|don['’]t)\b
      | (?:are|aren['’]t)\s (?!\w+(?:ing|ed|en)\b|set\b|due\b|to\b|out\b|back\b)
      | have\s (?:no|a|an|the|more|fewer|less|little)\b )
    | ,?\s we\s (?:see|live|know|face)\b
    """,
    re.VERBOSE,
)
_EVER_AFTER = re.compile(rf",?\sand\s{_EVER}")
_BEGUN_TODAY = re.compile(r"\btoday,\s$", re.I)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - REACH) : start], text[end : end + 2 * REACH]


def nowadays(text: str, start: int, end: int) -> bool:
    """ "Today" for the present time at large: "today's society", "Today, many families live apart"."""
    before, after = _around(text, start, end)
    if _FOLLOWS.match(after) or (before[-1:].isspace() and _PRECEDES.search(before)):
        return True
    if _HELD_AGAINST.match(after) and _COMPARED.search(before):
        return True
    return bool(text[start].isupper() and _OPENS.search(before) and _IN_GENERAL.match(after))


def not_this_day(text: str, start: int, end: int) -> bool:
    """ "Today" that is part of a name, or the present time at large."""
    return in_a_name(text, start, end) or nowadays(text, start, end)


def not_nowadays(text: str, start: int, end: int) -> bool:
    """ "Today" that is part of a name, or this very day."""
    return in_a_name(text, start, end) or not nowadays(text, start, end)


def ever_after(text: str, start: int, end: int) -> bool:
    """ "Tomorrow" for all time to come: "today, tomorrow and always"."""
    before, after = _around(text, start, end)
    return bool(_BEGUN_TODAY.search(before) and _EVER_AFTER.match(after))


def not_ever_after(text: str, start: int, end: int) -> bool:
    """ "Tomorrow" that is the day after this."""
    return not ever_after(text, start, end)


NOWADAYS = rows(
    "REF",
    ("today", "ref(PRESENT_REF)", "[today]'s society has changed", "PRESENT_REF", {"unless": "not_nowadays"}),
    (
        "tomorrow",
        "ref(FUTURE_REF)",
        "proud of it today, [tomorrow] and always",
        "FUTURE_REF",
        {"unless": "not_ever_after"},
    ),
)

CHECKS: Mapping[str, Check] = {
    check.__name__: check for check in (ever_after, not_ever_after, not_nowadays, not_this_day)
}
