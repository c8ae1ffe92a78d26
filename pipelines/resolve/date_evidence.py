"""What the copies of an undated article, and its own words, say about the day on which it was published.

The counts in the comments are of copies among 1,200 articles on three running stories, each dated article
taken as if it had no date. They are day-to-day updates of single outlets, the hardest case: there is always a
near-copy of another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.pipelines.steps.timex import anchor, needs_anchor
from dateline.schemas.records import Copy, Publication, TimeExpression

# From this share of the shorter one's shingles on, two texts are one report rather than one that borrows.
NEAR_COPY = 0.5
# So many days after its copy's day a text may still be the same report, worked over; later it is another.
LATER_DAYS = 2
# Wider than a month, bounds place nothing that hangs on them.
WIDEST = timedelta(days=31)

# The days that a text names from its own: the last Thursday (its own day included), today.
_NAMED_DAY = re.compile(r"weekday\((\d),<\)")
_TODAY = "unit(D,0)"
TODAY = 0
_WEEKDAYS = ("today", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Clue:
    """An interval in which one piece of evidence has the day of publication; None where open on a side."""

    earliest: date | None
    latest: date | None
    confidence: float
    why: str  # in words, for a person
    method: str = "text"  # or "copy"
    words: int = 0  # shared with the copy that gives it


def day_names(times: Iterable[TimeExpression]) -> frozenset[int]:
    """The days that a text names as past or present: ISO weekdays, ``TODAY``."""
    symbols = [t.symbol for t in times]
    days = {int(found) for symbol in symbols for found in _NAMED_DAY.findall(symbol)}
    return frozenset(days | {TODAY} if any(_TODAY in symbol for symbol in symbols) else days)


def from_copy(
    copy: Copy,
    sibling: str,
    published: Publication,
    ours: frozenset[int],
    theirs: frozenset[int],
    one_source: bool,
) -> Clue | None:
    """What a dated copy says of an undated one's day; None where it says nothing.

    :param sibling: the dated one's name, for a person
    :param ours: the days that the undated one names, as ``day_names`` gives them; `theirs` the dated one's
    :param one_source: whether one publisher printed both: then one may be the other's update of another day
    """
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return None
    when = str(first) if first == last else f"{first} to {last}"
    why = f"shares {copy.words} words with {sibling}, published {when}"
    if first == last:
        found = _from_day(copy, first, ours, theirs, one_source)
    else:
        found = (first, last, 0.5, "") if _is_near(copy) else None
    if found is None:
        return None
    confidence = round(found[2] * (published.confidence or 1.0), 3)
    return Clue(found[0], found[1], confidence, why + found[3], "copy", copy.words)


def _from_day(
    copy: Copy, day: date, ours: frozenset[int], theirs: frozenset[int], one_source: bool
) -> tuple[date, date, float, str] | None:
    """First and last day, confidence, and what the words say, from a copy whose day is known."""
    if copy.relation == "identical":
        return day, day, 0.9, ""
    later = _later(day, ours - theirs)
    both = ours & theirs
    if both & {day.isoweekday(), TODAY}:
        return _same_day(_is_near(copy), day, later, both, one_source)
    if not _is_near(copy):
        return None  # shared background: of 220 such pairs 41 were of one day
    named = max((_last(day, n) for n in both if n != TODAY), default=None)
    if named:
        # Both tell of a day before the known one: either may have told it first. 16 of 17 lay between.
        return named, later or day, 0.5, f"; both say {_said(named)}"
    return None if one_source else (day, later or day + timedelta(days=1), 0.4, "")


def _same_day(
    near: bool, day: date, later: date | None, both: frozenset[int], one_source: bool
) -> tuple[date, date, float, str]:
    """From a copy that names its own day, as the undated one does: the next day it would say otherwise."""
    says = f"; both say {_said(day)}" if day.isoweekday() in both else "; both say “today”"
    if later:
        # 49 of 57 such lay in these days, 11 of them on the first.
        return day, later, 0.5, f"{says}, and this one names {_WEEKDAYS[later.isoweekday()]} too"
    if near or not one_source:
        # 38 of 51 near-copies of one outlet were of the same day. Between outlets a report moves once.
        return day, day, 0.8 if near else 0.7, says
    return day, day + timedelta(days=1), 0.5, says  # 67 of 86, 45 of them on the first


def from_quotation(copy: Copy, ours: str, other: str, published: Publication) -> Clue | None:
    """That an article is no earlier than what it quotes, and no later than what quotes it."""
    if copy.version_id == ours and published.earliest:
        return Clue(published.earliest, None, 0.6, f"quotes {other}, published {published.earliest}", "copy")
    if copy.other_id == ours and published.latest:
        why = f"is quoted by {other}, published {published.latest}"
        return Clue(None, published.latest, 0.6, why, "copy")
    return None


def from_text(times: Sequence[TimeExpression], told: Iterable[int], planned: Iterable[int]) -> list[Clue]:
    """That an article is no earlier than the absolute dates it tells as past, no later than those it awaits.

    :param told: indices into `times` of the expressions on which events that occurred hang
    :param planned: those of scheduled events
    """
    anchored = anchor(times, None) if times else ()
    past = [(anchored[n].earliest, times[n].text) for n in told if not needs_anchor(times[n])]
    ahead = [(anchored[n].latest, times[n].text) for n in planned if not needs_anchor(times[n])]
    clues = []
    if days := sorted((day, text) for day, text in past if day):
        clues.append(Clue(days[-1][0], None, 0.6, f"tells of “{days[-1][1]}” as past"))
    if days := sorted((day, text) for day, text in ahead if day):
        clues.append(Clue(None, days[0][0], 0.5, f"awaits “{days[0][1]}”"))
    return clues


def from_modified(modified: date) -> Clue:
    """That an article is no later than its own modification."""
    return Clue(None, modified, 0.6, f"says that it was modified on {modified}")


def combined(clues: Sequence[Clue]) -> Clue | None:
    """The interval in which the surest copy and all bounds agree; None for none, or for an open side."""
    best = max(
        (c for c in clues if c.earliest and c.latest),
        key=lambda c: (c.confidence, c.words, c.why),
        default=None,
    )
    agreeing = [c for c in clues if c is best or not (c.earliest and c.latest)]
    first = max((c.earliest for c in agreeing if c.earliest), default=None)
    last = min((c.latest for c in agreeing if c.latest), default=None)
    if first is None or last is None or not timedelta(0) <= last - first <= WIDEST:
        return None
    bounds = sorted((c for c in agreeing if c.earliest == first or c.latest == last), key=lambda c: c.why)
    used = list(dict.fromkeys([best] if best else [])) + [c for c in bounds if c is not best]
    return Clue(
        first,
        last,
        min(c.confidence for c in used),
        "; ".join(c.why for c in used),
        "copy" if any(c.method == "copy" for c in used) else "text",
    )


def _is_near(copy: Copy) -> bool:
    return copy.relation in ("identical", "excerpt") or copy.score >= NEAR_COPY


def _later(day: date, names: frozenset[int]) -> date | None:
    """The last of the days just after `day` that the names name, None for none."""
    days = [day + timedelta(days=n) for n in range(1, LATER_DAYS + 1)]
    return max((d for d in days if d.isoweekday() in names), default=None)


def _last(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def _said(day: date) -> str:
    return f"“{_WEEKDAYS[day.isoweekday()]}”, which was {day}"
