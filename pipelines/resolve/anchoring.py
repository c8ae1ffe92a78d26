"""When a mention's event takes place: its time expression, anchored, and how the event hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.pipelines.steps.timex import NOTHING_LATER, anchor, needs_anchor
from dateline.schemas.records import Anchor, AnchoredTime, TimeExpression

# Wider than this, an interval places nothing: "this century" is no entry on a news timeline.
WIDEST_DAYS = 3660
# A publisher's readers may already have tomorrow.
ZONE_SLACK = timedelta(days=1)
# A developing story is updated for days; what is found later than that was fetched again, not written on.
UPDATED_WITHIN = timedelta(days=31)
# Granularities without a place on the calendar.
UNPLACED = frozenset({"", "century"})
# Granularities of background: "vowed to act during the 2016 campaign" plans nothing for 2016.
LONG = frozenset({"month", "season", "quarter", "half", "year", "decade"})


@dataclass(frozen=True, slots=True)
class When:
    """Where an event lies on the calendar; all empty where it cannot be said."""

    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    granularity: str = ""
    value: str = ""
    relative: bool = False  # whether it hangs on the publication date

    @property
    def block(self) -> str:
        """The neighbourhood in which it looks for reports of the same event: same days, same openness."""
        return f"{self.earliest or '..'}/{self.latest or '..'}" if self.edtf else ""


def place(
    times: Sequence[TimeExpression],
    hooks: Sequence[tuple[int, str, str]],
    published: Anchor | None,
    seen: date | None = None,
    written: Mapping[int, Anchor] = NOTHING_LATER,
) -> list[When]:
    """Where each mention of one document lies.

    :param times: all expressions of the document, in text order: narrative ones hang on those before them
    :param hooks: of each mention, the index of its expression (-1 for none), its bound and its status
    :param published: None where the publication date is open
    :param seen: the day on which this version was seen, or says that it was modified
    :param written: the days on which what updates added was written, by expression
    """
    told_by = _told_by(published, seen)
    anchored = anchor(times, published, written) if times else ()
    return [
        _credible(_bind(anchored[time], _bound(bound, status), needs_anchor(times[time])), status, published, told_by)
        if time >= 0
        else When()
        for time, bound, status in hooks
    ]


def _bound(bound: str, status: str) -> str:
    """ "By" sets a duty its last day, and ends the time in which something happened: "by July they had sold ten"."""
    return "until" if bound == "by" and status == "occurred" else bound


def _told_by(published: Anchor | None, seen: date | None) -> date | None:
    """The last day of which a version can tell, None where nothing says: a story that is updated tells of days after
    its publication, one that is fetched years later does not."""
    if published is None:
        return None
    updated = seen is not None and published.latest < seen <= published.latest + UPDATED_WITHIN
    return (seen if updated and seen else published.latest) + ZONE_SLACK


def _credible(when: When, status: str, published: Anchor | None, told_by: date | None) -> When:
    """No article tells of a deed that is still to come, nor of plans for a month or a year that is long over: such a
    date was another's, and the statement stays undated."""
    ahead = status == "occurred" and told_by and when.earliest and when.earliest > told_by
    over = (
        status == "scheduled"
        and when.granularity in LONG
        and published
        and when.latest
        and when.latest < published.earliest
    )
    return When(value=when.value, relative=when.relative) if ahead or over else when


def _bind(at: AnchoredTime, bound: str, relative: bool) -> When:
    first, last = at.earliest, at.latest
    if at.granularity in UNPLACED or not at.edtf or first is None or last is None or (last - first).days > WIDEST_DAYS:
        return When(value=at.value, relative=relative)
    edtf = at.edtf
    if bound in ("after", "before"):
        return _beside(at, first, last, bound, relative)
    if bound == "since":
        edtf, last = f"{_side(edtf, 0)}/..", None
    elif bound == "until":
        edtf, first = f"../{_side(edtf, -1)}", None
    return When(edtf, first, last, at.granularity, at.value, relative)


def _beside(at: AnchoredTime, first: date, last: date, bound: str, relative: bool) -> When:
    """What begins after a time, or is over before it; without a place where the calendar ends there."""
    try:
        if bound == "after":
            after = last + _apart(at.granularity)
            return When(f"{after}/..", after, None, at.granularity, at.value, relative)
        before = first - _apart(at.granularity)
        return When(f"../{before}", None, before, at.granularity, at.value, relative)
    except OverflowError:
        return When(value=at.value, relative=relative)


def _apart(granularity: str) -> timedelta:
    """How far from a time something lies that is before or after it: another day, or another hour of its day."""
    return timedelta(days=granularity not in ("minute", "part_of_day"))


def _side(edtf: str, side: int) -> str:
    """One end of an EDTF interval; the whole of what is none."""
    return edtf.split("/")[side]
