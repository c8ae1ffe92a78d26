"""Dates read as a person would write them, and nonsense is refused with what to type instead."""

from datetime import date, datetime

import pytest

from dateline.pipelines.cli.dates import When, day_before, humane, instant, parse_day, parse_known, read_edtf

D = date.fromisoformat
T = datetime.fromisoformat

HUMANE = [
    # earliest, latest, granularity, edtf, due, expected
    ("2017-08-03", "2017-08-03", "day", "2017-08-03", False, "Thu 3 Aug 2017"),
    ("2017-07-24", "2017-07-30", "week", "2017-07-24/2017-07-30", False, "24–30 Jul 2017"),
    ("2017-07-31", "2017-08-06", "week", "2017-07-31/2017-08-06", False, "31 Jul – 6 Aug 2017"),
    ("2018-12-31", "2019-01-06", "week", "2018-12-31/2019-01-06", False, "31 Dec 2018 – 6 Jan 2019"),
    ("2017-08-18", "2017-08-18", "day", "2017-08-18", True, "by 18 Aug 2017"),
    (None, "2017-08-18", "day", "../2017-08-18", False, "by 18 Aug 2017"),
    ("2017-08-03", None, "day", "2017-08-03/..", False, "from 3 Aug 2017"),
    ("2017-08-03", None, "day", "2017-08-03/..", True, "from 3 Aug 2017"),
    ("2017-03-01", "2017-03-31", "month", "2017-03", False, "Mar 2017"),
    ("2016-02-01", "2016-02-29", "month", "2016-02", False, "Feb 2016"),
    ("2017-02-01", "2017-02-27", "day", "", False, "1–27 Feb 2017"),
    ("2017-01-01", "2017-12-31", "year", "2017", False, "2017"),
    ("2014-01-01", "2016-12-31", "year", "2014/2016", False, "2014–2016"),
    ("2017-07-01", "2017-09-30", "quarter", "2017-35", False, "Jul–Sep 2017"),
    ("2016-12-01", "2017-02-28", "season", "", False, "Dec 2016 – Feb 2017"),
    ("2017-03-01", "2017-05-31", "season", "2017-21", False, "spring 2017"),
    ("2017-12-01", "2018-02-28", "season", "2017-24", False, "winter 2017–18"),
    ("2010-01-01", "2019-12-31", "decade", "201X", False, "2010s"),
    ("1900-01-01", "1999-12-31", "century", "19XX", False, "20th century"),
    ("2017-08-05", "2017-08-06", "weekend", "2017-08-05/2017-08-06", False, "weekend of 5–6 Aug 2017"),
    ("2017-08-03", "2017-08-03", "minute", "2017-08-03T10:33", False, "Thu 3 Aug 2017, 10:33"),
    ("2017-03-01", "2017-03-31", "month", "2017-03~", False, "about Mar 2017"),
    (None, None, "", "", False, "undated"),
]


@pytest.mark.parametrize(("earliest", "latest", "granularity", "edtf", "due", "expected"), HUMANE)
def test_a_span_reads_as_a_person_would_write_it(earliest, latest, granularity, edtf, due, expected):
    when = When(earliest and D(earliest), latest and D(latest), granularity, edtf, due)
    assert humane(when) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-08-03", T("2017-08-03 23:59:59.999999")),
        ("2017-08-03T18:30", T("2017-08-03 18:30:00")),
        ("2017-08-03 18:30:15", T("2017-08-03 18:30:15")),
        ("2017-08-03T18:30Z", T("2017-08-03 18:30:00")),
        ("2017-08-03T22:30-07:00", T("2017-08-04 05:30:00")),
    ],
)
def test_known_is_the_end_of_a_day_or_an_instant_in_utc(text, expected):
    assert parse_known(text) == expected


NONSENSE = ["", "yesterday", "2017-02-30", "08/03/2017", "2017", "0001-01-01T00:00+23:00", "2017-8-3"]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="2017-08-03"):
        parse_known(text)


@pytest.mark.parametrize(("text", "day"), [("today", "2017-08-03"), ("Yesterday", "2017-08-02")])
def test_today_and_yesterday_are_days_where_the_present_is_known(text, day):
    assert parse_day(text, D("2017-08-03")) == D(day)
    assert parse_known(text, D("2017-08-03")) == parse_known(day)


def test_the_day_before_an_instant_ends_as_a_day_does():
    assert day_before(T("2017-08-03 00:00:00")) == parse_known("2017-08-02")


@pytest.mark.parametrize("text", ["", "2017-02-30", "2017-08-03T10:00", "soon"])
def test_a_day_is_a_day(text):
    with pytest.raises(ValueError, match="2017-08-03"):
        parse_day(text)


def test_an_instant_names_its_zone_and_a_day_its_end():
    assert instant(T("2017-08-04 14:33:00")) == "Fri 4 Aug 2017, 14:33 UTC"
    assert instant(T("2017-08-03 23:59:59")) == "the end of Thu 3 Aug 2017, UTC"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2017-08-03", "Thu 3 Aug 2017"),
        ("2017-08", "Aug 2017"),
        ("2017", "2017"),
        ("2017-07-24/2017-07-30", "24–30 Jul 2017"),
        ("2017-07/2017-09", "Jul–Sep 2017"),
        ("2017-08-03/..", "from 3 Aug 2017"),
        ("../2017-08-18", "by 18 Aug 2017"),
        ("2017-21", "spring 2017"),
        ("2017-24", "winter 2017–18"),
        ("201X", "2010s"),
        ("19XX", "20th century"),
        ("2017-03~", "about Mar 2017"),
        ("2017-08-03T10:33", "Thu 3 Aug 2017, 10:33"),
        ("2017-13-45", "undated"),
        ("open", "undated"),
        ("", "undated"),
    ],
)
def test_an_edtf_text_reads_as_a_person_would_write_it(edtf, expected):
    assert humane(read_edtf(edtf)) == expected


def test_a_winter_ends_in_february_of_the_next_year():
    assert read_edtf("2015-24").latest == D("2016-02-29")
