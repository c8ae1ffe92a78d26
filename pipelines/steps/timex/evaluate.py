"""What a symbol means on the calendar, seen from a day.

Each head of a term has one function here. `Scope` is all that they may know: the day of publication and what
the text has spoken of so far. Where that does not tell, or the calendar ends, they raise `OpenTimeError`,
and the time stays open.
"""

# ruff: noqa: ARG001, ARG005  (heads share one signature)
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from dateline.pipelines.steps.timex import period
from dateline.pipelines.steps.timex.holidays import nth_weekday
from dateline.pipelines.steps.timex.nearby import CALENDAR, OpenTimeError, near
from dateline.pipelines.steps.timex.period import FINENESS, Period
from dateline.pipelines.steps.timex.symbol import Term

_DURATION = re.compile(r"(-?)P(?:([0-9]{1,6})(D|WE|W|M|Q|Y|DE|CE)|(T)(?:[0-9]{1,6}(?:\.[0-9]{1,6})?[HMS]){1,3})")
# A comparison ("up from 5% a year ago") is with the quarter that the text speaks of, as long as at most so
# many other times were named since. Measured on the business news of TimeBank: 3 to 8 do equally well.
QUARTER_REACH = 5
# "The next day" goes on from a time at most so many characters before it. In the sanctuary corpus the times
# that are gone on from stand up to 480 characters away, those that are not from 780 on.
NARRATIVE_REACH = 600
_YEARS = ("H", "Y", "DE", "CE")  # units that tell no story's days
# A month's first week is the first that lies with most of its days in it, as ISO 8601 has it of years.
MOST_OF_A_WEEK = 4


class Told(NamedTuple):
    """A time that the text has spoken of: which expression it was, where that ended, and what it meant."""

    place: int
    end: int
    period: Period


@dataclass(frozen=True, slots=True)
class Scope:
    """What a relative time may hang on: the day of publication, and the last times spoken of, by unit."""

    now: date | None
    spoken: Mapping[str, Told] = field(default_factory=dict)
    start: int = 0  # where in the text the time stands that is asked for

    def today(self) -> date:
        """The day of publication."""
        if self.now is None:
            raise OpenTimeError
        return self.now

    def recent_quarter(self) -> Period | None:
        """The quarter spoken of just before, None where it is long past."""
        told = self.spoken.get("Q")
        newest = max((one.place for one in self.spoken.values()), default=0)
        return told.period if told and newest - told.place <= QUARTER_REACH else None

    def then(self, unit: str) -> Period:
        """The time last told of, where that is near, and known at least to the `unit`; else OpenTimeError.

        Years are passed over where something finer is asked for: they mostly date a law or a person's past
        ("On Tuesday he was charged under a 1996 law. The next day ...").
        """
        fine = FINENESS[: FINENESS.index(unit) + 1]
        units = fine if unit in _YEARS else FINENESS[: FINENESS.index(_YEARS[0])]
        told = max((self.spoken[u] for u in units if u in self.spoken), key=lambda one: one.place, default=None)
        if told is None or told.period.unit not in fine or self.start - told.end > NARRATIVE_REACH:
            raise OpenTimeError
        return told.period


def evaluate(term: Term, scope: Scope) -> Period:
    """The period that a term names; OpenTimeError where it names none that is known."""
    found = near(term, scope.now) if term.head in CALENDAR else _of(term, scope)
    if found is None:
        raise OpenTimeError
    return found


def _of(term: Term, scope: Scope) -> Period | None:
    head = HEADS.get(term.head)
    try:
        return head(term, scope) if head else None
    except (OpenTimeError, OverflowError, ValueError, KeyError):
        return None


def _within(term: Term, scope: Scope) -> Period:
    inner, outer = term.term(0), evaluate(term.term(1), scope)
    eve = outer.first - timedelta(days=1)
    found = evaluate(_turned(inner, ">>"), Scope(eve, scope.spoken))
    if found.first > outer.last:
        raise OpenTimeError
    return found


def _nth(term: Term, scope: Scope) -> Period:
    count, unit, outer = int(term.atom(0)), term.atom(1), evaluate(term.term(2), scope)
    if len(unit) > 1:
        found = period.containing("D", nth_weekday(outer.first.month, int(unit[1:]), count)(outer.first.year))
    else:
        inwards = timedelta(days=MOST_OF_A_WEEK - 1 if unit == "W" else 0)
        edge = period.containing(unit, outer.first + inwards if count > 0 else outer.last - inwards)
        found = period.shifted(edge, count - 1 if count > 0 else count + 1)
    if not (outer.first <= found.last and found.first <= outer.last):
        raise OpenTimeError
    return found


def _edge(term: Term, scope: Scope) -> Period:
    """The first or last stretch P of a period: "the first six months of 2016"."""
    match, outer = _DURATION.fullmatch(term.atom(0)), evaluate(term.term(1), scope)
    if match is None or match[4]:
        raise OpenTimeError
    count, unit, day = int(match[2]), match[3], timedelta(days=1)
    if term.head == "opening":
        first, last = outer.first, min(_moved(outer.first, count, unit) - day, outer.last)
    else:
        first, last = max(_moved(outer.last + day, -count, unit), outer.first), outer.last
    return Period("D", first, last, term.atom(0), f"{first}/{last}")


def _seen(term: Term, scope: Scope) -> Period:
    return evaluate(term.term(0), Scope(evaluate(term.term(1), scope).first, scope.spoken))


def _closest(term: Term, scope: Scope) -> Period:
    """A year before Thursday is no Thursday: "a year ago Thursday" is the one that is nearest to that day."""
    return evaluate(_turned(term.term(0), "="), Scope(evaluate(term.term(1), scope).first, scope.spoken))


def _exact(term: Term, scope: Scope) -> Period:
    match = _DURATION.fullmatch(term.atom(0))
    start = evaluate(term.term(1), scope)
    if match is None or match[4]:
        raise OpenTimeError
    return period.containing("D", _moved(start.first, int(f"{match[1]}{match[2]}"), match[3]))


def _yearago(term: Term, scope: Scope) -> Period:
    quarter = scope.recent_quarter()
    return period.shifted(quarter, -4) if quarter else evaluate(term.term(0), scope)


def _counterpart(term: Term, scope: Scope) -> Period:
    year, quarter = evaluate(term.term(0), scope), scope.recent_quarter()
    if quarter is None or year.unit != "Y":
        return year
    return period.containing("Q", quarter.first.replace(year=year.first.year))


def _latest(term: Term, scope: Scope) -> Period:
    quarter = scope.recent_quarter()
    return quarter or period.shifted(period.containing("Q", scope.today()), -1)


def _then(term: Term, scope: Scope) -> Period:
    unit = term.atom(0)
    return period.containing(unit, scope.then(unit).first)


def _then_or_now(term: Term, scope: Scope) -> Period:
    """A term; where it is the time last told of and there is none, the day of publication: "at 5 p.m."."""
    try:
        return evaluate(term, scope)
    except OpenTimeError:
        if term.head != "then":
            raise
        return period.containing(term.atom(0), scope.today())


def _shift(term: Term, scope: Scope) -> Period:
    match = _DURATION.fullmatch(term.atom(0))
    if match is None:
        raise OpenTimeError
    sign = -1 if match[1] else 1
    inner = term.term(1)
    start = _gone_on_from(inner, match[3], sign, scope) if inner.head == "then" else evaluate(inner, scope)
    if match[4]:
        return _clock_free(start.first)
    count, unit = sign * int(match[2]), match[3]
    if unit == "D" or (unit == "W" and start.unit == "D" and inner.head != "now"):
        days = count * (7 if unit == "W" else 1)
        return period.containing("D", start.first + timedelta(days=days))
    return period.shifted(period.containing(unit, start.first), count)


def _gone_on_from(then: Term, shift: str | None, sign: int, scope: Scope) -> Period:
    """What "later" and "earlier" count from: the end, or the beginning, of the time last told of."""
    unit = then.atom(0) if then.args else shift if shift in ("M", "Q", "Y") else "D"
    told = scope.then(unit)
    return period.containing(unit, told.last if sign > 0 else told.first)


def _worded(term: Term, scope: Scope) -> Period:
    name, place = evaluate(term.term(0), scope), evaluate(term.term(1), scope)
    return Period(place.unit, place.first, place.last, name.value, place.edtf)


def _offset(term: Term, scope: Scope) -> Period:
    moved = _shift(term, scope)
    return Period(moved.unit, moved.first, moved.last, term.atom(0).lstrip("-"), moved.edtf)


def _clock_free(day: date) -> Period:
    return Period("T", day, day, f"{day}TXX:XX", f"{day}")


def _containing(term: Term, scope: Scope) -> Period:
    unit, inner = term.atom(0), term.term(1)
    # "That week" is told of; "the week", which asks for no more than a day, may be the present one.
    day = (_then_or_now if inner.args[:1] != (unit,) else evaluate)(inner, scope).first
    if unit == "WE" and day.isoweekday() <= 2:  # the weekend that a Monday makes long is the one before it
        day -= timedelta(days=2)
    return period.containing(unit, day)


def _part(term: Term, scope: Scope) -> Period:
    day = _then_or_now(term.term(1), scope)
    return Period("PD", day.first, day.last, f"{day.value}T{term.atom(0)}", day.edtf)


def _clock(term: Term, scope: Scope) -> Period:
    day = _then_or_now(term.term(2), scope)
    hour = term.atom(0)
    edtf = f"{day.edtf}T{hour}:00{term.atom(1)}" if day.unit == "D" and hour < "24" else day.edtf
    return Period("T", day.first, day.last, f"{day.value}T{hour}", edtf)


def _through(term: Term, scope: Scope) -> Period:
    start, end = _ends(term.term(0), term.term(1), scope)
    if end.last < start.first or start.first == end.last:
        return start
    return Period(start.unit, start.first, end.last, start.value, f"{start.first}/{end.last}")


def _till(term: Term, scope: Scope) -> Period:
    return _ends(term.term(1), term.term(0), scope)[1]


def _ends(first: Term, last: Term, scope: Scope) -> tuple[Period, Period]:
    """Both ends of a range; where each by itself would put the end before the beginning, one follows the other.

    "It ran from November to March", read in May, ended this March and so began last November; "it will run from
    November to March", read in February, begins this November and so ends next March.
    """
    start, end = evaluate(first, scope), evaluate(last, scope)
    if end.last >= start.first:
        return start, end
    if ">" in _direction(first):
        return start, evaluate(_turned(last, ">"), replace(scope, now=start.first))
    return evaluate(_turned(first, "<"), replace(scope, now=end.last)), end


def _direction(term: Term) -> str:
    """Which way a term points; "" where it has no direction."""
    last = term.args[-1] if term.args else ""
    return _direction(last) if isinstance(last, Term) else last if set(last) <= set("<>=~") else ""


def _turned(term: Term, direction: str) -> Term:
    """The term with another direction; as it is where it has none."""
    last = term.args[-1] if term.args else ""
    if isinstance(last, Term):
        return Term(term.head, (*term.args[:-1], _turned(last, direction)))
    return Term(term.head, (*term.args[:-1], direction)) if _direction(term) else term


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


HEADS: dict[str, Callable[[Term, Scope], Period]] = {
    "within": _within,
    "nth": _nth,
    "opening": _edge,
    "closing": _edge,
    "shift": _shift,
    "containing": _containing,
    "part": _part,
    "clock": _clock,
    "mod": lambda term, scope: evaluate(term.term(1), scope),
    "through": _through,
    "till": _till,
    "back": _stretch,
    "ahead": _stretch,
    "seen": _seen,
    "nearest": _closest,
    "exact": _exact,
    "yearago": _yearago,
    "counterpart": _counterpart,
    "latest": _latest,
    "offset": _offset,
    "worded": _worded,
    "now": lambda term, scope: period.containing("D", scope.today()),
    "then": _then,
}
# Those that hang on what the text has spoken of before.
FROM_TOLD = frozenset({"then", "latest", "yearago", "counterpart"})
