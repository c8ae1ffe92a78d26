"""Periods and holidays."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps.timex import period
from dateline.pipelines.steps.timex.holidays import HOLIDAYS, easter
from dateline.pipelines.steps.timex.nearby import near
from dateline.pipelines.steps.timex.symbol import parse


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("D", "2017-08-04", "2017-08-04", "2017-08-04"),
        ("W", "2017-W31", "2017-07-31", "2017-08-06"),
        ("WE", "2017-W31-WE", "2017-08-05", "2017-08-06"),
        ("M", "2017-08", "2017-08-01", "2017-08-31"),
        ("Q", "2017-Q3", "2017-07-01", "2017-09-30"),
        ("S", "2017-SU", "2017-06-01", "2017-08-31"),
        ("H", "2017-H2", "2017-07-01", "2017-12-31"),
        ("Y", "2017", "2017-01-01", "2017-12-31"),
        ("DE", "201", "2010-01-01", "2019-12-31"),
        ("CE", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_each_unit_has_its_bounds_and_its_name(unit: str, value: str, first: str, last: str) -> None:
    found = period.containing(unit, date(2017, 8, 4))
    assert (found.value, str(found.first), str(found.last)) == (value, first, last)


def test_the_first_days_of_a_year_may_be_in_the_last_week_before() -> None:
    assert period.containing("W", date(2016, 1, 1)).value == "2015-W53"


def test_january_is_in_the_winter_that_began_the_year_before() -> None:
    assert period.containing("S", date(2017, 1, 15)).value == "2016-WI"


def test_a_month_on_from_the_31st_ends_with_the_month() -> None:
    assert period.add_months(date(2017, 1, 31), 1) == date(2017, 2, 28)


@pytest.mark.parametrize(
    ("year", "day"), [(1998, "1998-04-12"), (2000, "2000-04-23"), (2017, "2017-04-16"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", "2017-11-23"),
        ("memorial", "2017-05-29"),
        ("labor", "2017-09-04"),
        ("election", "2017-11-07"),
        ("mlk", "2017-01-16"),
        ("good_friday", "2017-04-14"),
        ("black_friday", "2017-11-24"),
        ("christmas", "2017-12-25"),
    ],
)
def test_holidays_follow_their_rules(name: str, day: str) -> None:
    assert HOLIDAYS[name](2017).isoformat() == day


def test_a_president_takes_office_every_fourth_year() -> None:
    term = parse("holiday(inauguration,<~)")
    assert near(term, date(2018, 1, 9)) == period.containing("D", date(2017, 1, 20))
    assert near(term, date(2021, 2, 1)) == period.containing("D", date(2021, 1, 20))
    with pytest.raises(ValueError, match="2018"):
        HOLIDAYS["inauguration"](2018)
