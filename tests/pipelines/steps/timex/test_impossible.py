"""Dates that no calendar shows keep what is possible of them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps.edtf import read_edtf
from dateline.pipelines.steps.timex import anchor, find, period
from dateline.schemas.records import Anchor

FRIDAY = Anchor(date(2017, 8, 4), date(2017, 8, 4))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("due Feb. 30, 2017", "2017-02-XX"),
        ("due Feb. 29, 2015", "2015-02-XX"),
        ("due 2/30/2017", "2017-02-XX"),
        ("due September 31", "XXXX-09-XX"),
        ("on the evening of June 31", "XXXX-06-XXTEV"),
    ],
)
def test_a_day_that_a_month_does_not_have_leaves_the_month(text: str, value: str) -> None:
    (found,) = anchor(find(text), FRIDAY)
    assert (found.value, found.earliest, found.latest) == (value, None, None)


def test_a_leap_day_without_its_year_is_possible() -> None:
    assert anchor(find("on Feb. 29"), None)[0].value == "XXXX-02-29"


def test_no_year_has_a_thirteenth_month() -> None:
    with pytest.raises(ValueError, match="no month 13"):
        period.month(2017, 13)


def test_a_time_that_is_open_is_still_a_time() -> None:
    assert anchor(find("it began 3 hours ago"), None)[0].value == "XXXX-XX-XXTXX:XX"


def test_the_first_century_begins_in_the_year_one_and_the_next_in_one_hundred() -> None:
    first = period.containing("CE", date(1, 1, 2))
    second = period.shifted(first, 1)
    assert (first.first, second.first, second.edtf) == (date(1, 1, 1), date(100, 1, 1), "01XX")
    assert read_edtf(first.edtf).earliest == first.first
