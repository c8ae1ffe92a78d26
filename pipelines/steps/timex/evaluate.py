"""What a symbol means on the calendar, seen from a day.

Each head of a term has one function here. `Scope` is all that they may know: the day of publication and what the text
has spoken of so far. Where that does not tell, or the calendar ends, they raise `OpenTimeError`, and the time stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.pipelines.steps.timex import period
from dateline.pipelines.steps.timex.holidays import HOLIDAYS
from dateline.pipelines.steps.timex.period import FINENESS, Period
from dateline.pipelines.steps.timex.symbol import Term

_DURATION = re.compile(r"(-?)P(?:([0-9]{1,6})(D|WE|W|M|Q|Y|DE|CE)|T([0-9]{1,6})([HMS]))")
_LITERAL = re.compile(
    r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|W([0-9]{2})|Q([1-4])|H([12])|(SP|SU|FA|WI)))?"
)
# Leap days are the rarest dates that a word names: every fourth year, every eighth around 1900.
_YEARS_AROUND = 8


class OpenTimeError(LookupError):
    """A time whose place on the calendar is not known."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a relative time may hang on: the day of publication, and the last time spoken of, by fineness."""

    now: date | None
    spoken: Mapping[str, tuple[int, Period]] = field(
        default_factory=dict
    )  # unit -> (place in the text, period)

    def today(self) -> date:
        """The day of publication."""
        if self.now is None:
            raise OpenTimeError
        return self.now

    def then(self, unit: str) -> date:
        """The first day of the last time spoken of that is known at least to the `unit`; else the day of publication."""
        fine = FINENESS[: FINENESS.index(unit) + 1]
        known = [self.spoken[u] for u in fine if u in self.spoken]
        return max(known, key=lambda place: place[0])[1].first if known else self.today()


def evaluate(term: Term, scope: Scope) -> Period:
    """The period that a term names; OpenTimeError where it names none that is known."""
    head = _HEADS.get(term.head)
    if head is None:
        raise OpenTimeError
    try:
        return head(term, scope)
    except (OverflowError, ValueError, KeyError) as error:
        raise OpenTimeError from error


def _on(term: Term, scope: Scope) -> Period:
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


def _date(term: Term, scope: Scope) -> Period:
    year, month, day = (term.atom(i) for i in range(3))
    if day:
        return period.containing("D", date(int(year), int(month), int(day)))
    return period.month(int(year), int(month))


def _weekday(term: Term, scope: Scope) -> Period:
    today = scope.today()
    first = today - timedelta(days=today.weekday() + 15 - int(term.atom(0)))
    return choose(term.atom(1), today, (period.containing("D", first + timedelta(weeks=w)) for w in range(5)))


def _monthday(term: Term, scope: Scope) -> Period:
    month, day = int(term.atom(0)), int(term.atom(1))
    return _yearly(term.atom(2), scope, lambda year: period.containing("D", date(year, month, day)))


def _month(term: Term, scope: Scope) -> Period:
    return _yearly(term.atom(1), scope, lambda year: period.month(year, int(term.atom(0))))


def _season(term: Term, scope: Scope) -> Period:
    return _yearly(term.atom(1), scope, lambda year: _of_year(year, None, None, term.atom(0)))


def _quarter(term: Term, scope: Scope) -> Period:
    return _yearly(term.atom(1), scope, lambda year: _of_year(year, term.atom(0), None, None))


def _half(term: Term, scope: Scope) -> Period:
    return _yearly(term.atom(1), scope, lambda year: _of_year(year, None, term.atom(0), None))


def _holiday(term: Term, scope: Scope) -> Period:
    rule = HOLIDAYS[term.atom(0)]
    return _yearly(term.atom(1), scope, lambda year: period.containing("D", rule(year)))


def _dayof(term: Term, scope: Scope) -> Period:
    today, day = scope.today(), int(term.atom(0))
    months = (period.add_months(today.replace(day=1), n) for n in range(-3, 4))
    days = (first.replace(day=day) for first in months if period.containing("M", first).last.day >= day)
    return choose(term.atom(1), today, (period.containing("D", d) for d in days))


def _unit(term: Term, scope: Scope) -> Period:
    return period.shifted(period.containing(term.atom(0), scope.today()), int(term.atom(1)))


def _within(term: Term, scope: Scope) -> Period:
    inner, outer = term.term(0), evaluate(term.term(1), scope)
    eve = outer.first - timedelta(days=1)
    found = evaluate(Term(inner.head, (*inner.args[:-1], ">>")), Scope(eve, scope.spoken))
    if found.first > outer.last:
        raise OpenTimeError
    return found


def _nth(term: Term, scope: Scope) -> Period:
    count, unit, outer = int(term.atom(0)), term.atom(1), evaluate(term.term(2), scope)
    if count < 0:
        return period.shifted(period.containing(unit, outer.last), count + 1)
    first = period.containing(unit, outer.first)
    if first.first < outer.first and unit != "W":
        first = period.shifted(first, 1)
    return period.shifted(first, count - 1)


def _shift(term: Term, scope: Scope) -> Period:
    match = _DURATION.fullmatch(term.atom(0))
    if match is None:
        raise OpenTimeError
    sign = -1 if match[1] else 1
    inner = term.term(1)
    start = evaluate(inner, scope)
    if match[4]:
        return _clock_free(start.first)
    count, unit = sign * int(match[2]), match[3]
    if unit == "D" or (unit == "W" and start.unit == "D" and inner.head != "now"):
        days = count * (7 if unit == "W" else 1)
        return period.containing("D", start.first + timedelta(days=days))
    if unit in ("DE", "CE"):
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    return period.shifted(period.containing(unit, start.first), count)


def _clock_free(day: date) -> Period:
    return Period("T", day, day, f"{day}TXX:XX", f"{day}")


def _containing(term: Term, scope: Scope) -> Period:
    return period.containing(term.atom(0), evaluate(term.term(1), scope).first)


def _part(term: Term, scope: Scope) -> Period:
    day = evaluate(term.term(1), scope)
    return Period("PD", day.first, day.last, f"{day.value}T{term.atom(0)}", day.edtf)


def _clock(term: Term, scope: Scope) -> Period:
    day = evaluate(term.term(2), scope)
    hour = term.atom(0)
    exact = day.unit == "D"
    edtf = f"{day.value}T{hour}:00" if exact and hour < "24" else day.edtf
    return Period("T", day.first, day.last, f"{day.value}T{hour}", edtf)


def _through(term: Term, scope: Scope) -> Period:
    start, end = evaluate(term.term(0), scope), evaluate(term.term(1), scope)
    if end.last < start.first:
        return start
    return Period(start.unit, start.first, end.last, start.value, f"{start.first}/{end.last}")


def _stretch(term: Term, scope: Scope) -> Period:
    match = _DURATION.fullmatch(term.atom(0))
    today = scope.today()
    if match is None or match[4]:
        raise OpenTimeError
    sign = -1 if term.head == "back" else 1
    end = _moved(today, sign * int(match[2]), match[3])
    first, last = min(today, end), max(today, end)
    return Period("D", first, last, term.atom(0), f"{first}/{last}")


def _moved(day: date, count: int, unit: str) -> date:
    if unit in ("D", "W", "WE"):
        return day + timedelta(days=count * (1 if unit == "D" else 7))
    return period.add_months(day, count * period.MONTHS_OF[unit])


def _yearly(direction: str, scope: Scope, of: Callable[[int], Period]) -> Period:
    today = scope.today()
    return choose(direction, today, _each_year(today.year, of))


def _each_year(middle: int, of: Callable[[int], Period]) -> Iterable[Period]:
    for year in range(middle - _YEARS_AROUND, middle + _YEARS_AROUND + 1):
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
        found = sorted(found, key=lambda p: (max(p.first - today, today - p.last), p.first))[:1]
    if not found:
        raise OpenTimeError
    return found[0]


_HEADS: dict[str, Callable[[Term, Scope], Period]] = {
    "on": _on,
    "date": _date,
    "weekday": _weekday,
    "monthday": _monthday,
    "dayof": _dayof,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "holiday": _holiday,
    "unit": _unit,
    "within": _within,
    "nth": _nth,
    "shift": _shift,
    "containing": _containing,
    "part": _part,
    "clock": _clock,
    "mod": lambda term, scope: evaluate(term.term(1), scope),
    "through": _through,
    "back": _stretch,
    "ahead": _stretch,
    "now": lambda term, scope: period.containing("D", scope.today()),
    "then": lambda term, scope: period.containing(term.atom(0), scope.then(term.atom(0))),
}
