"""Where parts of a stretch lie, and days counted from days, in an article of Friday, 4 August 2017."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps.timex import anchor, find
from dateline.pipelines.steps.timex.holidays import HOLIDAYS
from dateline.schemas.records import Anchor

FRIDAY = Anchor(date(2017, 8, 4), date(2017, 8, 4))


def days(text: str) -> str:
    time = anchor(find(text), FRIDAY)[0]
    return f"{time.earliest}/{time.latest}"


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("in the first six months of the year", "2017-01-01/2017-06-30"),
        ("in the last three months of 2016", "2016-10-01/2016-12-31"),
        ("in the first week of July 2017", "2017-07-03/2017-07-09"),
        ("in the last week of July 2017", "2017-07-24/2017-07-30"),
        ("on the last day of the year", "2017-12-31/2017-12-31"),
        ("on the 8th of last month", "2017-07-08/2017-07-08"),
        ("the week before last", "2017-07-17/2017-07-23"),
        ("on the weekend of July 29, 2017", "2017-07-29/2017-07-30"),
        ("from late June to early August", "2017-06-01/2017-08-31"),
    ],
)
def test_parts_of_a_stretch_lie_inside_it(text: str, interval: str) -> None:
    assert days(text) == interval


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met the Friday after Thanksgiving.", "2016-11-25"),
        ("They met two Mondays ago.", "2017-07-24"),
        ("They met a year ago Thursday.", "2016-08-04"),
        ("They met Tuesday three weeks ago.", "2017-07-11"),
        ("They meet a week from Monday.", "2017-08-07"),
    ],
)
def test_days_are_counted_from_days(text: str, day: str) -> None:
    assert days(text) == f"{day}/{day}"


def test_a_year_before_christ_has_a_value_and_no_day() -> None:
    (time,) = anchor(find("in 44 B.C."), FRIDAY)
    assert (time.value, time.earliest, time.latest) == ("BC0044", None, None)


def test_holidays_by_rule_fall_on_their_days() -> None:
    fell = {name: HOLIDAYS[name](2017) for name in ("thanksgiving", "memorial", "easter", "shrove_tuesday", "patriots")}
    assert fell == {
        "thanksgiving": date(2017, 11, 23),
        "memorial": date(2017, 5, 29),
        "easter": date(2017, 4, 16),
        "shrove_tuesday": date(2017, 2, 28),
        "patriots": date(2017, 4, 17),
    }
