"""What is wrong with a TIMEX3 value or an EDTF text, checked by their definitions and not by the code that writes them.

TIMEX3 values: TimeML 1.2.1, which takes them from TIDES (Ferro and others, 2005), which takes them from ISO 8601. EDTF:
ISO 8601-2:2019 level 1, as the Library of Congress has it. Both checks give "" for what is well-formed, else the fault.
"""

from __future__ import annotations

import re
from datetime import date

_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_POINT = re.compile(
    r"(?P<era>BC|FY)?(?P<year>[0-9]{0,4}X{0,4})"
    r"(?:-(?:W(?P<week>[0-9]{2}|XX)(?:-(?P<weekday>[1-7X]|WE))?|(?P<part>Q[1-4X]|H[12X]|SP|SU|FA|WI)"
    r"|(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?))?"
    r"(?:T(?:(?P<dayhalf>MO|MI|AF|EV|NI|DT)|(?P<hour>[0-9]{2}|XX)(?::(?P<minute>[0-9]{2}|XX)"
    r"(?::(?P<second>[0-9]{2}))?)?(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?)?))?"
)
_COUNT = r"(?:[0-9]+(?:\.[0-9]+)?|X{1,2})"
_DURATION = re.compile(
    r"P(?=.)"
    + "".join(
        f"(?:{_COUNT}{unit})?" for unit in ("ML", "CE", "DE", "Y", "H", "Q", "(?:SP|SU|FA|WI)", "M", "WE", "W", "D")
    )
    + f"(?:T(?=.)(?:{_COUNT}H)?(?:{_COUNT}M)?(?:{_COUNT}S)?(?:{_COUNT}(?:MO|MI|AF|EV|NI))?)?|PXX?"
)
_LEAP = 2000  # stands for a year that is open: it has every day that any year has


def timex3_fault(kind: str, value: str) -> str:
    """What is wrong with the value of an expression of this TIMEX3 type; "" where nothing is."""
    if value in _REFERENCES:
        return "" if kind in ("DATE", "TIME") else f"a {kind} is no reference"
    if value.startswith("P"):
        return "" if kind in ("DURATION", "SET") and _DURATION.fullmatch(value) else f"no {kind} of ISO 8601's periods"
    found = _POINT.fullmatch(value)
    if found is None or len(found["year"]) < 2:
        return "no date, time or period"
    if kind == "DURATION" or (kind in ("DATE", "TIME") and (kind == "TIME") != ("T" in value)):
        return f"not how a {kind} is written"
    return _calendar_fault(found) or _clock_fault(found)


def _calendar_fault(found: re.Match[str]) -> str:
    year, month, day, week = found["year"], found["month"], found["day"], found["week"]
    if len(year) < 4 and (month or week or found["part"]):
        return "a decade or a century has no months, weeks or seasons"
    whole = int(year) if year.isdigit() and len(year) == 4 else _LEAP
    if whole == 0 and not found["era"]:
        return "no year 0 in TIMEX3"
    try:
        if week not in (None, "XX") and year.isdigit():
            date.fromisocalendar(whole, int(week), 1)
        if month not in (None, "XX"):
            date(whole, int(month), 1 if day in (None, "XX") else int(day))
        elif day not in (None, "XX"):
            date(whole, 1, int(day))
    except ValueError as error:
        return str(error)
    return ""


def _clock_fault(found: re.Match[str]) -> str:
    hour, minute = found["hour"], found["minute"]
    if hour in (None, "XX"):
        return ""
    if int(hour) > 24 or (hour == "24" and minute not in (None, "00")):
        return f"no hour {hour}:{minute}"
    return f"no minute {minute}" if minute not in (None, "XX") and int(minute) > 59 else ""


_EDTF_POINT = re.compile(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)"
    r"(?P<time>T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)?)?)?[?~%]?"
)


def edtf_fault(text: str) -> str:
    """What is wrong with an EDTF text of level 1; "" where nothing is."""
    ends = text.split("/")
    if len(ends) == 1:
        return _edtf_point_fault(text)
    if len(ends) > 2 or all(end in ("", "..") for end in ends):
        return "no interval with at least one end"
    if fault := next((fault for end in ends if end not in ("", "..") and (fault := _edtf_point_fault(end))), ""):
        return fault
    shared = min(map(len, ends))
    dated = all(end[:4].isdigit() for end in ends)
    return "ends before it begins" if dated and ends[0][:shared] > ends[1][:shared] else ""


def _edtf_point_fault(text: str) -> str:
    found = _EDTF_POINT.fullmatch(text)
    if found is None:
        return "no date"
    month, day = found["month"], found["day"]
    if "X" in found["year"] and month:
        return "an open year has no month"
    if month and month != "XX" and 21 <= int(month) <= 24:
        return "a season has no day" if day else ""
    try:
        year = abs(int(found["year"].replace("X", "0"))) or 4
        date(year, 1 if month in (None, "XX") else int(month), 1 if day in (None, "XX") else int(day))
    except ValueError as error:
        return str(error)
    return "an open month has no day" if month == "XX" and day not in (None, "XX") else ""
