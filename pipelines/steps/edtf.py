"""The days that an EDTF text means, for dates that a person writes; the rules' own come with their days.

Extended Date/Time Format of the Library of Congress (ISO 8601-2), level 1 as far as a news timeline has a use for it,
with the quarters and halves of level 2. An uncertain or approximate date (``?``, ``~``, ``%``) has the bounds of a
plain one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.pipelines.steps.timex.period import FINENESS, GRANULARITY, Period, containing, month, year

_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?P<time>T(?:[01]\d|2[0-3]):[0-5]\d"
    r"(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?[?~%]?",
    re.ASCII,  # the digits of other scripts are none of EDTF's
)
OPEN = ("..", "")
_SEASONS, _QUARTERS, _HALVES = range(21, 25), range(33, 37), range(40, 42)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What an EDTF text places on the calendar; both days inclusive, None where open."""

    edtf: str
    earliest: date | None
    latest: date | None
    granularity: str  # as in `AnchoredTime`


def read_edtf(text: str) -> Stretch:
    """The stretch that a text means. Raises ValueError, in words for a person, for what is none."""
    written = text.strip()
    ends = written.split("/")
    if len(ends) == 1:
        one = _one(written)
        return Stretch(written, one.first, one.last, GRANULARITY[one.unit])
    if len(ends) > 2 or all(end in OPEN for end in ends):
        raise ValueError(f"“{text}” is no interval: write two dates with a slash between them, one may be ..")
    first, last = (None if end in OPEN else _one(end) for end in ends)
    if first and last and first.first > last.last:
        raise ValueError(f"“{text}” ends before it begins")
    return Stretch(written, first.first if first else None, last.last if last else None, _granularity(first, last))


def _one(text: str) -> Period:
    found = _ONE.fullmatch(text)
    if not found:
        raise ValueError(
            f"“{text}” is no date in EDTF: write 2017-08-03, 2017-08, 2017, 2017-21 (spring), 201X, "
            "or an interval like 2017-07-24/2017-07-30 or 2017-08-03/.."
        )
    try:
        return _period(found["year"], int(found["month"] or 0), int(found["day"] or 0), bool(found["time"]))
    except (ValueError, OverflowError):
        raise ValueError(f"“{text}” is no day of the calendar") from None


def _period(of: str, number: int, day: int, timed: bool) -> Period:
    if "X" in of:
        if number:
            raise ValueError(of)
        return containing("CE" if of.endswith("XX") else "DE", date(max(int(of.replace("X", "0")), 1), 1, 1))
    if day:
        found = containing("D", date(int(of), number, day))
        return Period("T", found.first, found.last, found.value, found.edtf) if timed else found
    if not number:
        return year(int(of))
    if number in _SEASONS:  # spring, the first in EDTF, begins in March
        return containing("S", date(int(of), 3 * (number - 20), 1))
    if number in _QUARTERS:
        return containing("Q", date(int(of), 3 * (number - 33) + 1, 1))
    if number in _HALVES:
        return containing("H", date(int(of), 6 * (number - 40) + 1, 1))
    if not 1 <= number <= 12:
        raise ValueError(of)
    return month(int(of), number)


def _granularity(first: Period | None, last: Period | None) -> str:
    """A whole week, quarter or the like by its name; else the coarser of the two ends'."""
    if first and last:
        for unit in ("W", "WE", "Q", "S", "H"):
            whole = _whole(unit, first.first)
            if whole and (whole.first, whole.last) == (first.first, last.last):
                return GRANULARITY[unit]
    return GRANULARITY[max((end.unit for end in (first, last) if end), key=FINENESS.index)]


def _whole(unit: str, day: date) -> Period | None:
    try:
        return containing(unit, day)
    except (ValueError, OverflowError):
        return None
