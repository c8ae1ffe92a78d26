"""EDTF that a person writes means the days that the Library of Congress says."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps.edtf import read_edtf
from dateline.pipelines.steps.timex.period import GRANULARITY, containing


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "granularity"),
    [
        ("2017-08-03", "2017-08-03", "2017-08-03", "day"),
        ("2017-08-03?", "2017-08-03", "2017-08-03", "day"),
        ("2017-08-03T18:30-07:00", "2017-08-03", "2017-08-03", "minute"),
        ("2017-08", "2017-08-01", "2017-08-31", "month"),
        ("2016-02~", "2016-02-01", "2016-02-29", "month"),
        ("2017", "2017-01-01", "2017-12-31", "year"),
        ("2017-21", "2017-03-01", "2017-05-31", "season"),
        ("2017-24", "2017-12-01", "2018-02-28", "season"),
        ("2017-34", "2017-04-01", "2017-06-30", "quarter"),
        ("2017-41", "2017-07-01", "2017-12-31", "half"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("2017-07-24/2017-07-30", "2017-07-24", "2017-07-30", "week"),
        ("2017-07-29/2017-07-30", "2017-07-29", "2017-07-30", "weekend"),
        ("2017-07-25/2017-07-30", "2017-07-25", "2017-07-30", "day"),
        ("2017-07/2017-09", "2017-07-01", "2017-09-30", "quarter"),
        ("2017-07-04/2018", "2017-07-04", "2018-12-31", "year"),
        ("2017-08-03/..", "2017-08-03", None, "day"),
        ("../2017-08", None, "2017-08-31", "month"),
    ],
)
def test_a_date_means_its_days(text: str, earliest: str | None, latest: str | None, granularity: str):
    found = read_edtf(f" {text} ")
    assert (found.edtf, found.granularity) == (text, granularity)
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == (date.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "Thursday", "3 Aug 2017", "2017-13", "2017-02-30", "2018/2017", "2017/2018/2019", "201X-05",
     "2017-08-03T25:00", "2017-08-03T12:60", "2017-08-03T12:00+24:00", "２０１７-08-03"],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_words(text: str):
    with pytest.raises(ValueError, match="“"):
        read_edtf(text)


@pytest.mark.parametrize("unit", [u for u in GRANULARITY if u not in ("T", "PD")])
@pytest.mark.parametrize("day", [date(2017, 8, 3), date(2020, 2, 29), date(1999, 12, 31), date(2024, 12, 30)])
def test_what_the_rules_write_is_read_back(unit: str, day: date):
    period = containing(unit, day)
    found = read_edtf(period.edtf)
    assert (found.earliest, found.latest, found.granularity) == (period.first, period.last, GRANULARITY[unit])
