"""Words by which a sentence may hold a time expression: broad on purpose, and no part of the tagger.

The tagger's own grammar would choose the sentences that it can read, and hide what it misses. These words choose too
much ("may", "second", "march", "last"): a sentence that turns out to hold no time tests that nothing is found in it.
"""

from __future__ import annotations

import re

MONTHS = """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
"""
WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun weekday weekend
"""
UNITS = """
    second minute hour day night week fortnight month quarter semester year decade century millennium generation season
"""
PARTS_OF_DAY = "morning noon midday afternoon evening tonight midnight dawn dusk sunrise sunset overnight o'clock"
SEASONS = "spring summer autumn fall winter midsummer midwinter"
HOLIDAYS = """
    christmas thanksgiving easter passover ramadan halloween hanukkah valentine's patrick's mlk juneteenth
    new-year holiday holidays anniversary eve birthday solstice
"""
DEICTICS = """
    today yesterday tomorrow now nowadays ago later earlier recent recently lately current currently present presently
    past future formerly previous previously next last soon upcoming forthcoming meanwhile simultaneously
"""
REPEATS = "daily nightly weekly biweekly monthly quarterly yearly annual annually biennial perennial"
LENGTHS = "longtime era epoch deadline half-year fiscal lifetime twenties thirties forties fifties sixties seventies"

# Years as figures, decades ('90s), times of day (10:30, 5 p.m.), dates in figures (8/18/17), ordinals (the 18th).
FIGURES = r"""
    (?<![\d,.$])(?:1[4-9]|20)\d\d(?:s|'s|’s)?(?![\d,]) | ['’‘]\d\ds?\b | \b\d{1,2}:\d\d\b | \b\d{1,2}\s?[ap]\.?m\b
    | \b\d{1,4}([/.-])\d{1,2}\1\d{1,4}\b | \b\d{1,2}/\d{1,2}\b | \b\d{1,2}(?:st|nd|rd|th)\b
"""


def _pattern() -> re.Pattern[str]:
    tables = (MONTHS, WEEKDAYS, UNITS, PARTS_OF_DAY, SEASONS, HOLIDAYS, DEICTICS, REPEATS, LENGTHS)
    listed = sorted({word for table in tables for word in table.split()}, key=len, reverse=True)
    plural = [*map(re.escape, listed), "centuries", "millennia"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(plural)})(?:s|'s|’s|-old)?(?!\w) | {FIGURES}", re.IGNORECASE | re.VERBOSE)


_HINT = _pattern()


def may_hold_time(sentence: str) -> bool:
    """Whether a sentence has a word or figure that time expressions have."""
    return _HINT.search(sentence) is not None
