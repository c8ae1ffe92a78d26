"""Stage two: gives symbols their place on the calendar, once it is known when the article was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.pipelines.steps.timex.evaluate import OpenTimeError, Scope, evaluate, full_year
from dateline.pipelines.steps.timex.period import GRANULARITY, Period
from dateline.pipelines.steps.timex.symbol import Term, parse
from dateline.schemas.records import Anchor, AnchoredTime, TimeExpression

# Heads that hang on the day of publication, or on the time last spoken of and through it on publication.
_DEICTIC = frozenset({"now", "then", "unit", "back", "ahead", "weekend", "latest", "counterpart"})
_DIRECTED = frozenset({"weekday", "monthday", "dayof", "month", "season", "quarter", "half", "holiday"})
# Heads that name no time to go on from: stretches, and comparisons with another time.
_ASIDE = frozenset({"back", "ahead", "worded", "yearago", "counterpart"})
_CALENDAR = frozenset({"dur", "set", "ref"})  # heads whose value is no place on the calendar


def needs_anchor(expression: TimeExpression) -> bool:
    """Whether the expression's place on the calendar hangs on the publication date, directly or by a
    narrative chain."""
    return _hangs(parse(expression.symbol))


def _hangs(term: Term) -> bool:
    if term.head in _DEICTIC:
        return True
    if term.head == "within":
        return _hangs(term.term(1))
    if term.head in _DIRECTED:
        return True
    return any(_hangs(arg) for arg in term.args if isinstance(arg, Term))


def anchor(expressions: Sequence[TimeExpression], at: Anchor | None) -> tuple[AnchoredTime, ...]:
    """What each expression of one document means, in order, once it is known when the document was published.

    With no anchor, absolute times still get their place; relative ones get a value with X's and no dates.
    Where the day is not known, a relative time's interval is the hull of what it would be at both ends of
    the anchor.
    """
    days: list[date | None] = [None] if at is None else [at.earliest, at.latest]
    spoken: list[dict[str, tuple[int, Period]]] = [{} for _ in days]
    found = []
    for place, expression in enumerate(expressions):
        term = parse(expression.symbol)
        if term.head in _CALENDAR:
            found.append(AnchoredTime(term.atom(0), "", None, None, ""))
            continue
        periods = [_period(term, Scope(day, said)) for day, said in zip(days, spoken, strict=True)]
        found.append(_hull(term, periods))
        if term.head not in _ASIDE:
            for day, said, period in zip(days, spoken, periods, strict=True):
                if period is not None:
                    said[period.unit] = place, _worth_recalling(said.get(period.unit), period, day)
    return tuple(found)


def _worth_recalling(old: tuple[int, Period] | None, new: Period, today: date | None) -> Period:
    """Which of two quarters a comparison is with: the last one that is over. Of other units, always the new
    one."""
    if old is None or today is None or new.unit != "Q":
        return new
    return max(
        old[1],
        new,
        key=lambda quarter: (quarter.last < today, quarter is new or quarter.last > new.last, quarter.last),
    )


def _period(term: Term, scope: Scope) -> Period | None:
    try:
        return evaluate(term, scope)
    except OpenTimeError:
        return None


def _hull(term: Term, periods: Sequence[Period | None]) -> AnchoredTime:
    known = [period for period in periods if period is not None]
    if len(known) < len(periods) or not known:
        return AnchoredTime(open_value(term), "", None, None, "")
    low, high = known[0], known[-1]
    granularity = "day" if term.head in ("back", "ahead") else GRANULARITY[low.unit]
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
        return _OPEN_UNIT.get(unit, "XXXX-XX-XX")
    if term.head == "part":
        return f"{open_value(inner[0])}T{term.atom(0)}"
    if term.head == "clock":
        return f"{open_value(inner[0])}T{term.atom(0)}"
    if term.head == "nth":
        return _OPEN_UNIT["D"]
    if term.head in ("back", "ahead", "on", "offset"):
        return term.atom(0).lstrip("-")
    if term.head == "containing":
        return _OPEN_UNIT[term.atom(0)]
    return open_value(inner[0]) if inner else _open_simple(term.head, [str(arg) for arg in term.args])


def _open_simple(head: str, args: list[str]) -> str:
    if head == "date":
        year = f"{full_year(args[0]):04}"
        return "-".join([year, *(f"{arg:0>2}" for arg in args[1:] if arg)])
    if head == "weekday":
        return f"XXXX-WXX-{args[0]}"
    if head == "monthday":
        return f"XXXX-{args[0]:0>2}-{args[1]:0>2}"
    if head == "dayof":
        return f"XXXX-XX-{args[0]:0>2}"
    if head == "month":
        return f"XXXX-{args[0]:0>2}"
    if head in ("season", "quarter", "half"):
        return "XXXX-" + {"season": "", "quarter": "Q", "half": "H"}[head] + args[0]
    if head in ("weekend", "latest", "century"):
        return {"weekend": "XXXX-WXX-WE", "latest": "XXXX-QX", "century": "XX"}[head]
    return _OPEN_UNIT.get(args[0] if args else "D", "XXXX-XX-XX")
