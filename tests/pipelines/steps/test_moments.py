import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.moments import find, read


@pytest.mark.parametrize(
    ("text", "day", "instant"),
    [
        ("2017-08-03", "2017-08-03", ""),
        ("08/03/2017 02:24 PM EDT", "2017-08-03", "2017-08-03T18:24:00Z"),
        ("10:36 BST 03/08/2017", "2017-08-03", "2017-08-03T09:36:00Z"),
        ("AUG 3 20172:24 PM EDT", "2017-08-03", "2017-08-03T18:24:00Z"),
        ("08/03/17 02:24 PM EDT", "2017-08-03", "2017-08-03T18:24:00Z"),
        ("2017-08-03T22:30:00-07:00", "2017-08-03", "2017-08-04T05:30:00Z"),
        ("2017-08-04T05:30:00Z", "2017-08-04", "2017-08-04T05:30:00Z"),
        ("2017-08-04T05:30:00.123+0000", "2017-08-04", "2017-08-04T05:30:00Z"),
        ("2024-04-30 16:17:29 +02:00", "2024-04-30", "2024-04-30T14:17:29Z"),
        ("2017-08-04 10:33", "2017-08-04", ""),
        ("20170804T103300Z", "2017-08-04", "2017-08-04T10:33:00Z"),
        ("20170804", "2017-08-04", ""),
        ("1501857180", "2017-08-04", "2017-08-04T14:33:00Z"),
        ("1501857180000", "2017-08-04", "2017-08-04T14:33:00Z"),
        ("Fri, 04 Aug 2017 10:33:00 -0400", "2017-08-04", "2017-08-04T14:33:00Z"),
        ("Thu,28 Jul 2022 4:35:5 GMT+9", "2022-07-28", "2022-07-27T19:35:05Z"),
        ("Fri Aug  4 10:33:00 EDT 2017", "2017-08-04", "2017-08-04T14:33:00Z"),
        ("August 4, 2017 10:33AM (EDT)", "2017-08-04", "2017-08-04T14:33:00Z"),
        ("Aug. 3, 2017 at 11:05 p.m. PDT", "2017-08-03", "2017-08-04T06:05:00Z"),
        ("Thu 3 Aug 2017 21.00 BST", "2017-08-03", "2017-08-03T20:00:00Z"),
        ("5:30 PM ET, Fri August 4, 2017", "2017-08-04", "2017-08-04T21:30:00Z"),
        ("5:30 PM ET, Fri January 6, 2017", "2017-01-06", "2017-01-06T22:30:00Z"),
        ("12:05 a.m. EST, January 6, 2017", "2017-01-06", "2017-01-06T05:05:00Z"),
        ("4. August 2017, 14:33 Uhr", "2017-08-04", ""),
        ("4 août 2017", "2017-08-04", ""),
        ("4 de agosto de 2017", "2017-08-04", ""),
        ("4 августа 2017", "2017-08-04", ""),
        ("2017年8月4日 10時33分", "2017-08-04", ""),
        ("4.8.2017", "2017-08-04", ""),
        ("11.15.2017", "2017-11-15", ""),
        ("August 4, 2017 13:05pm EDT", "2017-08-04", "2017-08-04T17:05:00Z"),
        ("13/4/2017", "2017-04-13", ""),
        ("4/13/2017", "2017-04-13", ""),
    ],
)
def test_dates_in_the_forms_of_machines_and_of_people(text: str, day: str, instant: str) -> None:
    found = read(text)
    assert (found.day, found.instant, found.refused) == (day, instant, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unreadable"),
        ("not known", "unreadable"),
        ("August 2017", "unreadable"),
        ("1970-01-01T00:00:00Z", "default"),
        ("1969-12-31", "default"),
        ("0001-01-01T00:00:00", "default"),
        ("0000-00-00", "default"),
        ("2017-02-31", "impossible"),
        ("31 février 2017", "impossible"),
        ("2017-08-04 25:61", "impossible"),
        ("2017-08-04T10:00:00+19:00", "impossible"),
        ("August 4, 2017 13:05 AM EDT", "impossible"),
        ("1492-10-12", "impossible"),
        ("2050-01-01", "future"),
        ("9999-12-31T23:59:59Z", "future"),
        ("3/4/2017", "ambiguous"),
    ],
)
def test_what_cannot_be_the_date_is_refused_with_a_reason(text: str, reason: str) -> None:
    found = read(text)
    assert (found.refused, found.day, found.instant) == (reason, "", "")


def test_the_publishers_zone_gives_a_bare_time_its_instant_and_utc_its_day() -> None:
    assert read("2017-08-03 22:30", "America/Los_Angeles").instant == "2017-08-04T05:30:00Z"
    assert read("2017-08-04T05:30:00Z", "America/Los_Angeles").day == "2017-08-03"
    assert read("2017-08-04T05:30:00+02:00", "America/Los_Angeles").day == "2017-08-04"


def test_an_order_of_day_and_month_that_is_known_settles_the_ambiguous() -> None:
    assert read("3/4/2017", day_first=True).day == "2017-04-03"
    assert read("3/4/2017", day_first=False).day == "2017-03-04"


def test_a_weekday_before_numbers_settles_their_order_where_one_order_has_it() -> None:
    assert read("Submitted on Fri, 10/05/2018 - 10:00").day == "2018-10-05"
    assert read("Thu, 05/10/2018").day == "2018-05-10"
    assert read("viernes 05/10/2018").day == "2018-10-05"
    assert read("Mon, 05/10/2018").refused == read("Lee, 05/10/2018").refused == "ambiguous"


def test_every_date_of_a_line_is_found_at_its_place() -> None:
    line = "Published August 4, 2017 10:33AM EDT; updated August 5, 2017"
    found = list(find(line))
    assert [line[m.start : m.end] for m in found] == ["August 4, 2017 10:33AM EDT", "August 5, 2017"]


@given(st.text(alphabet="0123456789-/.:TZ +amp GMTEDJul年月日", max_size=40))
def test_anything_is_read_or_refused(text: str) -> None:
    found = read(text)
    assert bool(found.day) != bool(found.refused)


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_an_instant_of_any_offset_comes_back(moment: object, minutes: int) -> None:
    sign = "-" if minutes < 0 else "+"
    text = f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    found = read(text)
    assert found.refused or found.day == text[:10]


def test_a_zone_in_brackets_is_quoted_with_both_of_them() -> None:
    text = "August 4, 2017 10:33AM (EDT), in the city"
    found = next(find(text))
    assert text[found.start : found.end] == "August 4, 2017 10:33AM (EDT)"
    assert found.instant == "2017-08-04T14:33:00Z"
