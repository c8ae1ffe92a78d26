"""When a mention's event takes place: its time expression, anchored, and how the event hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.pipelines.steps.timex import anchor, needs_anchor
from dateline.schemas.records import Anchor, AnchoredTime, TimeExpression

# Wider than this, an interval places nothing: "this century" is no entry on a news timeline.
WIDEST_DAYS = 3660
# A publisher's readers may already have tomorrow.
ZONE_SLACK = timedelta(days=1)
# Granularities without a place on the calendar.
UNPLACED = frozenset({"", "century"})


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
    times: Sequence[TimeExpression], hooks: Sequence[tuple[int, str, str]], published: Anchor | None
) -> list[When]:
    """Where each mention of one document lies.

    :param times: all expressions of the document, in text order: narrative ones hang on those before them
    :param hooks: of each mention, the index of its expression (-1 for none), its bound and its status
    :param published: None where the publication date is open
    """
    anchored = anchor(times, published) if times else ()
    return [
        _credible(_bind(anchored[time], bound, needs_anchor(times[time])), status, published) if time >= 0 else When()
        for time, bound, status in hooks
    ]


def _credible(when: When, status: str, published: Anchor | None) -> When:
    """No article tells of a deed that is still to come: such a date was another's, and the statement stays undated."""
    if status != "occurred" or published is None or when.earliest is None:
        return when
    if when.earliest <= published.latest + ZONE_SLACK:
        return when
    return When(value=when.value, relative=when.relative)


def _bind(at: AnchoredTime, bound: str, relative: bool) -> When:
    first, last = at.earliest, at.latest
    if at.granularity in UNPLACED or not at.edtf or first is None or last is None or (last - first).days > WIDEST_DAYS:
        return When(value=at.value, relative=relative)
    edtf = at.edtf
    if bound in ("since", "after"):
        edtf, last = f"{_side(edtf, 0)}/..", None
    elif bound in ("until", "before"):
        edtf, first = f"../{_side(edtf, -1)}", None
    return When(edtf, first, last, at.granularity, at.value, relative)


def _side(edtf: str, side: int) -> str:
    """One end of an EDTF interval; the whole of what is none."""
    return edtf.split("/")[side]
