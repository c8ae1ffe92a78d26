"""What the terms mean that hang on nothing but the day of publication: dates, and weekdays, months, … near that day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from dateline.pipelines.steps.timex import period
from dateline.pipelines.steps.timex.holidays import HOLIDAYS
from dateline.pipelines.steps.timex.period import Period
from dateline.pipelines.steps.timex.symbol import Term

_LITERAL = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|W([0-9]{2})|Q([1-4])|H([12])|(SP|SU|FA|WI)))?")
# Leap days are the rarest dates that a word names: every fourth year, every eighth around 1900.
_YEARS_AROUND = 8
# "The 31st" is of some month nearby; a Friday the 13th comes at least once in fourteen months.
_MONTHS_AROUND, _NAMED_MONTHS = 3, 14
# A weekday tells this year's day from last year's or next year's; one that fits only a year farther off is a slip.
_NAMED_YEARS = 1
# Two-digit years: those from here on are of the twentieth century, as POSIX has it.
PIVOT = 69


class OpenTimeError(LookupError):
    """A time whose place on the calendar is not known."""


@lru_cache(maxsize=4096)
def near(term: Term, today: date | None) -> Period | None:
    """The period of a term of `CALENDAR` seen from a day, None where that is open.

    Worked out once: texts say "Thursday" over and over.
    """
    try:
        if term.head in _FIXED:
            return _FIXED[term.head](term)
        return None if today is None else _NEARBY[term.head](term, today)
    except (OpenTimeError, OverflowError, ValueError, KeyError):
        return None


def _on(term: Term) -> Period:
    value = term.atom(0)
    if re.fullmatch(r"[0-9]{2,3}", value):
        whole = int(value) * 10 ** (4 - len(value))
        return period.containing("DE" if len(value) == 3 else "CE", date(max(whole, 1), 1, 1))
    match = _LITERAL.fullmatch(value)
    if match is None:
        raise OpenTimeError
    year, month, day, week, quarter, half, season = match.groups()
    if day:
        return period.containing("D", date(int(year), int(month), int(day)))
    if month:
        return period.month(int(year), int(month))
    if week:
        return period.containing("W", date.fromisocalendar(int(year), int(week), 1))
    if quarter or half or season:
        return _of_year(int(year), quarter, half, season)
    return period.year(int(year))


def _of_year(year: int, quarter: str | None, half: str | None, season: str | None) -> Period:
    if quarter:
        return period.containing("Q", date(year, 3 * int(quarter) - 2, 1))
    if half:
        return period.containing("H", date(year, 6 * int(half) - 5, 1))
    return period.containing("S", date(year, 3 * period.SEASONS.index(season or "SP") + 3, 1))


def _date(term: Term) -> Period:
    year, month, day = (term.atom(i) for i in range(3))
    number = full_year(year)
    if day:
        return period.containing("D", date(number, int(month), int(day)))
    return period.month(number, int(month)) if month else period.year(number)


def full_year(year: str) -> int:
    """The year that four figures, or the last two, name."""
    number = int(year)
    if len(year) != 2:
        return number
    return 1900 + number if number >= PIVOT else 2000 + number


def _weekday(term: Term, today: date) -> Period:
    first = today - timedelta(days=today.weekday() + 15 - int(term.atom(0)))
    return choose(term.atom(1), today, (period.containing("D", first + timedelta(weeks=w)) for w in range(5)))


def _monthday(term: Term, today: date) -> Period:
    return choose(term.atom(2), today, _monthdays(term, today, _YEARS_AROUND))


def _monthdays(term: Term, today: date, around: int) -> Iterable[Period]:
    month, day = int(term.atom(0)), int(term.atom(1))
    return _each_year(today.year, lambda year: period.containing("D", date(year, month, day)), around)


def _month(term: Term, today: date) -> Period:
    return _yearly(term.atom(1), today, lambda year: period.month(year, int(term.atom(0))))


def _season(term: Term, today: date) -> Period:
    return _yearly(term.atom(1), today, lambda year: _of_year(year, None, None, term.atom(0)))


def _quarter(term: Term, today: date) -> Period:
    return _yearly(term.atom(1), today, lambda year: _of_year(year, term.atom(0), None, None))


def _half(term: Term, today: date) -> Period:
    return _yearly(term.atom(1), today, lambda year: _of_year(year, None, term.atom(0), None))


def _holiday(term: Term, today: date) -> Period:
    rule = HOLIDAYS[term.atom(0)]
    return _yearly(term.atom(1), today, lambda year: period.containing("D", rule(year)))


def _dayof(term: Term, today: date) -> Period:
    return choose(term.atom(1), today, _daysof(term, today, _MONTHS_AROUND))


def _daysof(term: Term, today: date, around: int) -> Iterable[Period]:
    day = int(term.atom(0))
    months = (period.add_months(today.replace(day=1), n) for n in range(-around, around + 1))
    days = (first.replace(day=day) for first in months if period.containing("M", first).last.day >= day)
    return (period.containing("D", d) for d in days)


def _named(term: Term, today: date) -> Period:
    """A day with its weekday, which tells the year or the month; where it fits none nearby, one of both is wrong."""
    weekday, day = int(term.atom(0)), term.term(1)
    yearly = day.head == "monthday"
    days = _monthdays(day, today, _NAMED_YEARS) if yearly else _daysof(day, today, _NAMED_MONTHS)
    fitting = [one for one in days if one.first.isoweekday() == weekday]
    try:
        return choose(str(day.args[-1]), today, fitting)
    except OpenTimeError:
        return _NEARBY[day.head](day, today)


def _unit(term: Term, today: date) -> Period:
    return period.shifted(period.containing(term.atom(0), today), int(term.atom(1)))


def _weekend(term: Term, today: date) -> Period:
    weekends = (period.containing("WE", today + timedelta(weeks=week)) for week in range(-2, 3))
    return choose(term.atom(0).rstrip("~"), today, weekends)


def _century(term: Term) -> Period:
    return period.containing("CE", date(max(100 * (int(term.atom(0)) - 1), 1), 1, 1))


def _yearly(direction: str, today: date, of: Callable[[int], Period]) -> Period:
    return choose(direction, today, _each_year(today.year, of))


def _each_year(middle: int, of: Callable[[int], Period], around: int = _YEARS_AROUND) -> Iterable[Period]:
    for year in range(middle - around, middle + around + 1):
        try:
            yield of(year)
        except (ValueError, OverflowError):
            continue


def choose(direction: str, today: date, periods: Iterable[Period]) -> Period:
    """The period that the direction means, of periods in order; OpenTimeError where there is none."""
    found = list(periods)
    if direction == "<":
        found = [p for p in found if p.first <= today][-1:]
    elif direction == "<<":
        found = [p for p in found if p.last < today][-1:]
    elif direction == ">":
        found = [p for p in found if p.last >= today][:1]
    elif direction == ">>":
        found = [p for p in found if p.first > today][:1]
    else:
        found = _nearest(found, today, _BIAS[direction])
    if not found:
        raise OpenTimeError
    return found[0]


# What a cue in the text weighs against nearness, for weekdays and for days and months of a year: the side that it
# points to is taken unless the other one is this many times nearer. Measured on TimeBank: 3 to 5 do equally well;
# the higher ones trust tense more. Of weekdays only yesterday's is so near.
CUE_WEIGHT = 4
_BIAS = {"=": (1, 1), "<~": (1, CUE_WEIGHT), ">~": (CUE_WEIGHT, 1)}


def _nearest(periods: list[Period], today: date, bias: tuple[int, int]) -> list[Period]:
    past, future = bias
    before = [p for p in periods if p.last < today][-1:]
    after = [p for p in periods if p.last >= today][:1]
    if not before or not after:
        return before or after
    behind, ahead = (today - before[0].last).days, max((after[0].first - today).days, 0)
    return before if behind * past < ahead * future else after


_FIXED: dict[str, Callable[[Term], Period]] = {"on": _on, "date": _date, "century": _century}
_NEARBY: dict[str, Callable[[Term, date], Period]] = {
    "weekday": _weekday,
    "monthday": _monthday,
    "dayof": _dayof,
    "named": _named,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "holiday": _holiday,
    "unit": _unit,
    "weekend": _weekend,
}
# The heads of which this file knows the meaning.
CALENDAR = frozenset({*_FIXED, *_NEARBY})
