"""Stage two: gives symbols their place on the calendar, once it is known when the article was published."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from dateline.pipelines.steps.timex.evaluate import FROM_TOLD, Scope, Told, evaluate
from dateline.pipelines.steps.timex.nearby import OpenTimeError, full_year
from dateline.pipelines.steps.timex.period import GRANULARITY, Period
from dateline.pipelines.steps.timex.symbol import Term, parse
from dateline.schemas.records import Anchor, AnchoredTime, TimeExpression

# Heads that hang on the day of publication, or on the time last spoken of and through it on publication.
_DEICTIC = frozenset({"now", "then", "unit", "back", "ahead", "weekend", "latest", "counterpart"})
_DIRECTED = frozenset({"weekday", "monthday", "dayof", "month", "season", "quarter", "half", "holiday"})
# Heads that name no time to go on from: stretches, and comparisons with another time.
_ASIDE = frozenset({"back", "ahead", "worded", "yearago", "counterpart"})
_NAMES = frozenset({"9/11"})  # days by which something else is called: "the 9/11 commission"
_CALENDAR = frozenset({"dur", "set", "ref"})  # heads whose value is no place on the calendar
_WEEK = timedelta(days=7)  # of weekdays named for a day of the week before, 137 are the very day and 9 six days back
NOTHING_LATER: Mapping[int, Anchor] = MappingProxyType({})


def needs_anchor(expression: TimeExpression) -> bool:
    """Whether the expression's place on the calendar hangs on the publication date, directly or by a
    narrative chain."""
    return _hangs(parse(expression.symbol))


def _hangs(term: Term) -> bool:
    if term.head in _DEICTIC:
        return True
    if term.head in ("within", "seen"):
        return _hangs(term.term(1))
    if term.head in _DIRECTED:
        return True
    return any(_hangs(arg) for arg in term.args if isinstance(arg, Term))


def anchor(
    expressions: Sequence[TimeExpression], at: Anchor | None, written: Mapping[int, Anchor] = NOTHING_LATER
) -> tuple[AnchoredTime, ...]:
    """What each expression of one document means, in order, once it is known when the document was published.

    With no anchor, absolute times still get their place; relative ones get a value with X's and no dates.
    Where the day is not known, a relative time's interval is the hull of what it would be at both ends of
    the anchor.

    :param written: of the expressions that were written on another day than the document was published, by index,
        their own anchors
    """
    # As if written on the first, and on the last day of the anchor; once where these are the same throughout.
    wide = any(some is not None and some.earliest != some.latest for some in (at, *written.values()))
    first, last = _Telling(), _Telling()
    found = []
    for place, expression in enumerate(expressions):
        term = parse(expression.symbol)
        if term.head in _CALENDAR:
            found.append(AnchoredTime(term.atom(0), "", None, None, ""))
            continue
        day, later = _days(term, written.get(place, at), wide)
        meaning = first.told(place, expression, term, day)
        if wide:
            found.append(_hull(term, meaning.period, last.told(place, expression, term, later).period))
        else:
            found.append(meaning.anchored)
    return tuple(found)


def _days(term: Term, at: Anchor | None, wide: bool) -> tuple[date | None, date | None]:
    """The first and the last day from which a term may have been said.

    A bare weekday is said of a day nearby: where it may have been said on either of two days, it is the Thursday of
    one of them, and not the one six days before.
    """
    if at is None:
        return None, None
    if wide and at.latest - at.earliest < _WEEK and (way := _weekday_way(term)):
        day = at.latest if way == "<" else at.earliest
        return day, day
    return at.earliest, at.latest


def _weekday_way(term: Term) -> str:
    """The direction of a bare weekday, or of a part of one; "" for any other term."""
    if term.head == "weekday":
        way = term.atom(1).rstrip("~")
        return way if way in ("<", ">") else ""
    return _weekday_way(term.term(-1)) if term.head in ("part", "clock", "mod") else ""


class _Meaning(NamedTuple):
    """What a term means, as a stretch of the calendar, None where that is open, and as the reader is told it."""

    period: Period | None
    anchored: AnchoredTime


class _Telling:
    """What a document has spoken of so far, if it was written on one of the days that it may have been."""

    def __init__(self) -> None:
        self._spoken: dict[str, Told] = {}
        self._part = 0

    def told(self, place: int, expression: TimeExpression, term: Term, today: date | None) -> _Meaning:
        """What the next expression means; a caption does not go on from the body."""
        if expression.part != self._part:
            self._spoken, self._part = {}, expression.part
        meaning = _alone(expression.symbol, today) or _meaning(term, Scope(today, self._spoken, expression.start))
        period = meaning.period
        if period is not None and term.head not in _ASIDE and expression.text not in _NAMES:
            if period.unit == "Q":
                period = _worth_recalling(self._spoken.get("Q"), period, today)
            self._spoken[period.unit] = Told(place, expression.end, period)
        return meaning


def _worth_recalling(old: Told | None, new: Period, today: date | None) -> Period:
    """Which of two quarters a comparison is with: the last one that is over."""
    if old is None or today is None or old.period is new:
        return new
    return max(
        old.period,
        new,
        key=lambda quarter: (quarter.last < today, quarter is new or quarter.last > new.last, quarter.last),
    )


def _stands_alone(term: Term) -> bool:
    """Whether a term means the same whatever the text has spoken of before."""
    return term.head not in FROM_TOLD and all(_stands_alone(arg) for arg in term.args if isinstance(arg, Term))


@lru_cache(maxsize=4096)
def _alone(symbol: str, today: date | None) -> _Meaning | None:
    """What a term means that stands alone, worked out once, as some texts are all dates; None for any other.

    Asked by the symbol: text knows its hash, a term has to work it out.
    """
    term = parse(symbol)
    return _meaning(term, Scope(today)) if _stands_alone(term) else None


def _meaning(term: Term, scope: Scope) -> _Meaning:
    period = _period(term, scope)
    return _Meaning(period, _hull(term, period))


def _period(term: Term, scope: Scope) -> Period | None:
    try:
        return evaluate(term, scope)
    except OpenTimeError:
        return None


def _hull(term: Term, *periods: Period | None) -> AnchoredTime:
    known = [period for period in periods if period is not None]
    if len(known) < len(periods) or not known:
        return AnchoredTime(open_value(term), "", None, None, "")
    low, high = known[0], known[-1]
    granularity = "day" if term.head in ("back", "ahead", "opening", "closing") else GRANULARITY[low.unit]
    if low == high:
        return AnchoredTime(low.value, low.edtf, low.first, low.last, granularity)
    value = common_value(low.value, high.value) or open_value(term)
    return AnchoredTime(value, f"{low.first}/{high.last}", low.first, high.last, granularity)


def common_value(a: str, b: str) -> str:
    """What two TIMEX3 values of one shape share, X for the rest: 2017-08-XX. "" where their shapes differ."""
    left, right = re.split(r"([-T])", a), re.split(r"([-T])", b)
    if [len(part) for part in left] != [len(part) for part in right]:
        return ""
    differ = False
    parts = []
    for x, y in zip(left, right, strict=True):
        differ = differ or x != y
        parts.append(re.sub(r"[0-9]", "X", x) if differ else x)
    return "".join(parts)


_OPEN_UNIT = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "S": "XXXX-XX",
    "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip


def open_value(term: Term) -> str:
    """The TIMEX3 value of a term whose place on the calendar is not known: X for every figure that is
    open."""
    inner = [arg for arg in term.args if isinstance(arg, Term)]
    if term.head in ("shift", "exact"):
        unit = re.sub(r"[-P0-9X]", "", term.atom(0))
        return _OPEN_UNIT["D"] + "TXX:XX" if unit.startswith("T") else _OPEN_UNIT.get(unit, "XXXX-XX-XX")
    if term.head == "part":
        return f"{open_value(inner[0])}T{term.atom(0)}"
    if term.head == "clock":
        return f"{open_value(inner[0])}T{term.atom(0)}"
    if term.head == "nth":
        return _OPEN_UNIT[term.atom(1)[:1]]
    if term.head in ("back", "ahead", "on", "offset", "opening", "closing"):
        return term.atom(0).lstrip("-")
    if term.head == "containing":
        return _OPEN_UNIT[term.atom(0)]
    return open_value(inner[0]) if inner else _open_simple(term.head, [str(arg) for arg in term.args])


# Stands for a year that is open: it has every day that any year has.
_LEAP_YEAR = 2000


def _possible(year: int, month: str, day: str) -> list[str]:
    """Month and day in two figures, as far as they are said; X's for what no calendar shows: 02-XX for February 30."""
    if not 1 <= int(month or 1) <= 12:
        return ["XX", "XX"][: 2 if day else 1]
    last = monthrange(year, int(month or 1))[1]
    return [month.zfill(2), day.zfill(2) if 1 <= int(day or 0) <= last else "XX"][: bool(month) + bool(day)]


def _open_simple(head: str, args: list[str]) -> str:
    if head == "date":
        return "-".join([f"{full_year(args[0]):04}", *_possible(full_year(args[0]), *args[1:])])
    if head == "weekday":
        return f"XXXX-WXX-{args[0]}"
    if head == "monthday":
        return "-".join(["XXXX", *_possible(_LEAP_YEAR, args[0], args[1])])
    if head == "dayof":
        return f"XXXX-XX-{args[0]:0>2}"
    if head == "month":
        return f"XXXX-{args[0]:0>2}"
    if head in ("season", "quarter", "half"):
        return "XXXX-" + {"season": "", "quarter": "Q", "half": "H"}[head] + args[0]
    if head in ("weekend", "latest", "century"):
        return {"weekend": "XXXX-WXX-WE", "latest": "XXXX-QX", "century": "XX"}[head]
    return _OPEN_UNIT.get(args[0] if args else "D", "XXXX-XX-XX")
