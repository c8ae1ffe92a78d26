"""Stretches of the calendar: days, ISO weeks, months, seasons, …, with their TIMEX3 value and their EDTF.

Everything is proleptic Gregorian, as ``datetime.date`` is. Weeks are ISO 8601 weeks (Monday to Sunday);
quarters and halves are the calendar year's; seasons are meteorological (a winter belongs to the year in
which it begins).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_OF: dict[str, int] = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
SEASONS: tuple[str, ...] = (
    "SP",
    "SU",
    "FA",
    "WI",
)  # in EDTF order: 21 spring … 24 winter; spring begins in March
GRANULARITY: dict[str, str] = {
    "T": "minute", "PD": "part_of_day", "D": "day", "WE": "weekend", "W": "week", "M": "month", "S": "season",
    "Q": "quarter", "H": "half", "Y": "year", "DE": "decade", "CE": "century",
}  # fmt: skip
FINENESS: tuple[str, ...] = tuple(GRANULARITY)  # from the finest to the coarsest


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of the calendar: its unit, first and last day, and its name in TIMEX3 and EDTF."""

    unit: str  # a key of GRANULARITY
    first: date
    last: date
    value: str
    edtf: str


def containing(unit: str, day: date) -> Period:
    """The period of `unit` that holds `day`; OverflowError or ValueError past the ends of the calendar."""
    if unit == "D":
        return Period("D", day, day, day.isoformat(), day.isoformat())
    if unit in ("W", "WE"):
        return _week(unit, day)
    months = MONTHS_OF[unit]
    index = day.year * 12 + day.month - 1
    offset = 2 if unit == "S" else 0
    return _months(unit, (index - offset) // months * months + offset)


def shifted(period: Period, count: int) -> Period:
    """The period of the same unit, `count` units later."""
    if period.unit == "D":
        return containing("D", period.first + timedelta(days=count))
    if period.unit in ("W", "WE"):
        return containing(period.unit, period.first + timedelta(weeks=count))
    # The first decade and century begin in the year 1, all others in one that ends in 0.
    step = max(MONTHS_OF[period.unit] // 12, 1)
    index = period.first.year // step * step * 12 + period.first.month - 1
    return _months(period.unit, index + count * MONTHS_OF[period.unit])


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months later, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    return first + timedelta(days=min(day.day, _last_day(first).day) - 1)


def year(number: int) -> Period:
    """The calendar year `number`."""
    return _months("Y", number * 12)


def month(number: int, of: int) -> Period:
    """Month `of` of the year `number`; ValueError where it is not 1 to 12."""
    if not 1 <= of <= 12:
        raise ValueError(f"no month {of}")
    return _months("M", number * 12 + of - 1)


def _week(unit: str, day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    number = monday.isocalendar()
    value = f"{number.year:04}-W{number.week:02}"
    sunday = monday + timedelta(days=6)
    if unit == "W":
        return Period("W", monday, sunday, value, f"{monday}/{sunday}")
    saturday = monday + timedelta(days=5)
    return Period("WE", saturday, sunday, f"{value}-WE", f"{saturday}/{sunday}")


def _months(unit: str, index: int) -> Period:
    first = date(max(index // 12, 1), index % 12 + 1, 1)
    end = index + MONTHS_OF[unit] - 1
    last = _last_day(date(end // 12, end % 12 + 1, 1))
    value, edtf = _names(unit, first, last)
    return Period(unit, first, last, value, edtf)


def _names(unit: str, first: date, last: date) -> tuple[str, str]:
    stretch = f"{first:%Y-%m}/{last:%Y-%m}" if first.year > 999 else f"{first}/{last}"
    four = f"{first.year:04}"
    if unit == "M":
        return f"{four}-{first.month:02}", f"{four}-{first.month:02}"
    if unit == "Q":
        return f"{four}-Q{first.month // 3 + 1}", stretch
    if unit == "H":
        return f"{four}-H{first.month // 6 + 1}", stretch
    if unit == "S":
        season = first.month // 3 - 1
        return f"{four}-{SEASONS[season]}", f"{four}-{21 + season}"
    if unit == "Y":
        return four, four
    return (four[:3], f"{four[:3]}X") if unit == "DE" else (four[:2], f"{four[:2]}XX")


def _last_day(first: date) -> date:
    if first.year == date.max.year and first.month == 12:
        return date.max
    index = first.year * 12 + first.month
    return date(index // 12, index % 12 + 1, 1) - timedelta(days=1)
