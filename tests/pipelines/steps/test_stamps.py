"""The dates of feeds and fields: every form becomes the right instant, or stays open with a reason."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.stamps import read_stamp

RIGHT = """
Thu,28 Jul 2022 4:35:5 GMT+9 | 2022-07-28 | 2022-07-27T19:35:05Z
Thu, 28 Jul 2022 04:35:05 +0900 | 2022-07-28 | 2022-07-27T19:35:05Z
Thu, 28 Jul 22 04:35:05 GMT | 2022-07-28 | 2022-07-28T04:35:05Z
28 Jul 22 04:35 EST | 2022-07-28 | 2022-07-28T09:35:00Z
Thu, 28 Jul 122 04:35:05 GMT | 2022-07-28 | 2022-07-28T04:35:05Z
Thursday, 28-Jul-22 04:35:05 GMT | 2022-07-28 | 2022-07-28T04:35:05Z
Thu, 28 Jul 99 04:35:05 GMT | 1999-07-28 | 1999-07-28T04:35:05Z
THU, 28 JUL 2022 04:35:05 gmt | 2022-07-28 | 2022-07-28T04:35:05Z
Thu,28Jul2022 04:35:05GMT | 2022-07-28 | 2022-07-28T04:35:05Z
Thu 28 Jul 2022 04:35:05 PDT | 2022-07-28 | 2022-07-28T11:35:05Z
Thu, 28 Jul 2022 04:35:05 BST | 2022-07-28 | 2022-07-28T03:35:05Z
Thu, 28 Jul 2022 04:35:05 CEST | 2022-07-28 | 2022-07-28T02:35:05Z
Thu, 28 Jul 2022 04:35:05 ET | 2022-07-28 | 2022-07-28T08:35:05Z
Thu, 28 Jul 2022 04:35:05 Pacific Daylight Time | 2022-07-28 | 2022-07-28T11:35:05Z
Thu, 28 Jul 2022 04:35:05 America/Los_Angeles | 2022-07-28 | 2022-07-28T11:35:05Z
Thu, 28 Jul 2022 04:35:05 -0700 (PDT) | 2022-07-28 | 2022-07-28T11:35:05Z
Thu, 28 Jul 2022 04:35:05 +0000 GMT | 2022-07-28 | 2022-07-28T04:35:05Z
Thu, 28 Jul 2022 04:35:05 +2 | 2022-07-28 | 2022-07-28T02:35:05Z
Thu, 28 Jul 2022 24:00:00 GMT | 2022-07-29 | 2022-07-29T00:00:00Z
Thu, 28 Jul 2022 23:59:60 GMT | 2022-07-28 | 2022-07-28T23:59:59Z
Thu Jul 28 04:35:05 2022 | 2022-07-28 |
Thu Jul 28 04:35:05 EDT 2022 | 2022-07-28 | 2022-07-28T08:35:05Z
Thu Jul 28 04:35:05 +0900 2022 | 2022-07-28 | 2022-07-27T19:35:05Z
Thu Jul 28 2022 04:35:05 GMT+0900 (Japan Standard Time) | 2022-07-28 | 2022-07-27T19:35:05Z
Thu Jul 28 2022 04:35:05 GMT-0700 (PDT) | 2022-07-28 | 2022-07-28T11:35:05Z
2022-07-28T04:35:05z | 2022-07-28 | 2022-07-28T04:35:05Z
2022-07-28T04:35Z | 2022-07-28 | 2022-07-28T04:35:00Z
2022-07-28 04:35:05.123456789 +0000 UTC | 2022-07-28 | 2022-07-28T04:35:05Z
2022-07-28T4:35:5+09 | 2022-07-28 | 2022-07-27T19:35:05Z
2022-07-28T04:35:05+09:00:00 | 2022-07-28 | 2022-07-27T19:35:05Z
2022-07-28T04:35:05−07:00 | 2022-07-28 | 2022-07-28T11:35:05Z
2022-07-28T04:35:05+02:00[Europe/Paris] | 2022-07-28 | 2022-07-28T02:35:05Z
2022-07-28T04:35:05 | 2022-07-28 |
2022-07-28T24:00:00Z | 2022-07-29 | 2022-07-29T00:00:00Z
20220728T043505+0900 | 2022-07-28 | 2022-07-27T19:35:05Z
20220728043505 | 2022-07-28 |
1658982905 | 2022-07-28 | 2022-07-28T04:35:05Z
1658982905123 | 2022-07-28 | 2022-07-28T04:35:05Z
1658982905123456 | 2022-07-28 | 2022-07-28T04:35:05Z
/Date(1658982905123)/ | 2022-07-28 | 2022-07-28T04:35:05Z
28/Jul/2022:04:35:05 +0900 | 2022-07-28 | 2022-07-27T19:35:05Z
2022-Jul-28 | 2022-07-28 |
July 28, 2022, 4:35 a.m. EDT | 2022-07-28 | 2022-07-28T08:35:00Z
Jul 28th '22 | 2022-07-28 |
7/28/2022 4:35:05 AM | 2022-07-28 |
28-07-2022 04:35 | 2022-07-28 |
07/28/22 | 2022-07-28 |
Fri, 07/08/2022 - 04:35 | 2022-07-08 |
7/8/2022 4:35 PM EDT | 2022-07-08 | 2022-07-08T20:35:00Z
7/8/2022 16:35 CEST | 2022-08-07 | 2022-08-07T14:35:00Z
Do, 28 Jul 2022 04:35:05 +0200 | 2022-07-28 | 2022-07-28T02:35:05Z
mar, 26 juil. 2022 04:35:05 +0200 | 2022-07-26 | 2022-07-26T02:35:05Z
Mar, 8 mar 2022 04:35:05 +0100 | 2022-03-08 | 2022-03-08T03:35:05Z
jeu, 28 jui 2022 04:35:05 +0200 | 2022-07-28 | 2022-07-28T02:35:05Z
gio, 28 lug 2022 04:35:05 +0200 | 2022-07-28 | 2022-07-28T02:35:05Z
jueves, 28 de julio de 2022 a las 04:35 | 2022-07-28 |
Qui, 28 Jul 2022 04:35:05 -0300 | 2022-07-28 | 2022-07-28T07:35:05Z
Чт, 28 июл 2022 04:35:05 +0300 | 2022-07-28 | 2022-07-28T01:35:05Z
Czw, 28 lip 2022 04:35:05 +0200 | 2022-07-28 | 2022-07-28T02:35:05Z
Per, 28 Tem 2022 04:35:05 +0300 | 2022-07-28 | 2022-07-28T01:35:05Z
Πεμ, 28 Ιουλ 2022 04:35:05 GMT | 2022-07-28 | 2022-07-28T04:35:05Z
الخميس, 28 يوليو 2022 04:35:05 +0300 | 2022-07-28 | 2022-07-28T01:35:05Z
Csü, 28 Júl 2022 04:35:05 +0200 | 2022-07-28 | 2022-07-28T02:35:05Z
28 जुलाई 2022 04:35 | 2022-07-28 |
2022. július 28. | 2022-07-28 |
Пн, 28 листопада 2022 | 2022-11-28 |
2022年7月28日 星期四 下午4:35 | 2022-07-28 |
2017年3月20日 | 2017-03-20 |
2022년 7월 28일 (목) 오후 04:35:05 | 2022-07-28 |
２０２２-０７-２８ | 2022-07-28 |
Xyz, 28 Jul 2022 04:35:05 GMT | 2022-07-28 | 2022-07-28T04:35:05Z
Thu, 28 Jul 2022 04:35:05 XYZ | 2022-07-28 |
Thu, 28 Jul 2022 04:35:05 +0900 GMT | 2022-07-28 |
"""
OPEN = """
28 Jul | unreadable
July 2022 | unreadable
2022 | unreadable
yesterday | unreadable
3 hours ago | unreadable
null | unreadable
0 | unreadable
7/8/2022 4:35:05 AM | ambiguous
Thu, 7/8/2022 | ambiguous
08-07-2022 | ambiguous
28.07.22 | ambiguous
28 listopada 2022 | ambiguous
lip 28, 2022 | ambiguous
2022072804 | ambiguous
Thu, 31 Jun 2022 04:35:05 GMT | impossible
2/30/2022 | impossible
Thu, 28 Jul 2022 25:00:00 GMT | impossible
Thu, 28 Jul 2022 24:01:00 GMT | impossible
Thu, 28 Jul 2022 16:35 AM | impossible
Thu, 28 Jul 2022 04:35:05 +1500 | impossible
Mon, 01 Jan 0001 00:00:00 +0000 | default
Sun, 30 Nov -0001 00:00:00 +0000 | default
Thu, 01 Jan 1970 00:00:00 +0000 | default
01 Jan 2050 | future
"""


@pytest.mark.parametrize("row", RIGHT.strip().split("\n"))
def test_a_stamp_is_read_to_its_day_and_instant(row: str) -> None:
    text, day, instant = (cell.strip() for cell in row.split("|"))
    found = read_stamp(text)
    assert (found.day, found.instant, found.refused) == (day, instant, "")


@pytest.mark.parametrize("row", OPEN.strip().split("\n"))
def test_a_stamp_that_gives_no_one_day_stays_open_with_the_reason(row: str) -> None:
    text, reason = (cell.strip() for cell in row.split("|"))
    found = read_stamp(text)
    assert (found.day, found.instant, found.refused) == ("", "", reason)


@pytest.mark.parametrize(
    ("text", "zone", "instant"),
    [
        ("Thu, 28 Jul 2022 04:35:05 CST", "Asia/Shanghai", "2022-07-27T20:35:05Z"),
        ("Thu, 28 Jul 2022 04:35:05 CST", "", "2022-07-28T10:35:05Z"),
        ("Thu, 28 Jul 2022 04:35:05 IST", "Asia/Kolkata", "2022-07-27T23:05:05Z"),
        ("Thu, 28 Jul 2022 04:35:05 IST", "Europe/Dublin", "2022-07-28T03:35:05Z"),
        ("Thu, 28 Jul 2022 04:35:05 EST", "Australia/Sydney", "2022-07-27T18:35:05Z"),
        ("2022年7月28日 下午4:35", "Asia/Shanghai", "2022-07-28T08:35:00Z"),
        ("2022년 7월 28일 (목) 오전 04:35:05", "Asia/Seoul", "2022-07-27T19:35:05Z"),
        ("2022-11-06 01:30", "America/New_York", ""),  # the hour that comes twice
        ("2022-03-13 02:30 ET", "", ""),  # the hour that never was
    ],
)
def test_an_abbreviation_and_a_bare_time_are_those_of_the_publishers_zone(text: str, zone: str, instant: str) -> None:
    assert read_stamp(text, zone).instant == instant


FORMS = (
    "%a, %d %b %Y %H:%M:%S {z}",
    "%a, %d %b %y %H:%M:%S {z}",
    "%d-%b-%Y %H:%M:%S {z}",
    "%Y-%m-%dT%H:%M:%S{z}",
    "%Y/%m/%d %H:%M:%S {z}",
    "%B %d, %Y %I:%M:%S %p {z}",
    "%a %b %d %H:%M:%S {z} %Y",
    "%d/%m/%Y %H:%M:%S {z}",
    "%m/%d/%Y %I:%M:%S %p {z}",
    "%a %d/%m/%Y %H:%M:%S {z}",
    "%d.%m.%y %H:%M:%S {z}",
    "%y-%m-%d %H:%M:%S {z}",
    "%Y%m%dT%H%M%S{z}",
)


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2049, 12, 30)),
    st.integers(-12 * 4, 14 * 4),
    st.sampled_from(FORMS),
)
def test_an_instant_in_any_order_of_its_parts_comes_back_or_stays_open(
    local: datetime, quarters: int, form: str
) -> None:
    moment = local.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    found = read_stamp(moment.strftime(form.replace("{z}", f"{moment:%z}")))
    if found.refused:
        assert found.refused in ("ambiguous", "default")
        assert found.refused == "default" or not form.startswith(("%a, ", "%d-%b", "%Y", "%B"))
    else:
        assert found.instant == moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert found.day == moment.date().isoformat()


@given(st.text(alphabet="0123456789 -/.:,+()TZapm月年日²٣ Jul Thu ag de'", max_size=60) | st.text(max_size=60))
def test_whatever_a_field_holds_is_a_day_or_a_reason(text: str) -> None:
    found = read_stamp(text)
    assert bool(found.day) != bool(found.refused)


_DATED = re.compile(r"<((?:\w+:)?(?:pubDate|updated|published|date))>\s*(?:<!\[CDATA\[)?([^<\]]+)")


def test_every_date_of_the_collected_feeds_is_right_or_open(corpora: Path) -> None:
    stamps = [
        found[1].strip()
        for path in sorted((corpora / "feeds").glob("*.gz"))
        for found in _DATED.findall(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
    ]
    assert len(stamps) > 3000
    for text in dict.fromkeys(stamps):
        found = read_stamp(text)
        if found.refused:
            assert (found.refused, "0001" in text) == ("default", True)
            continue
        expected = datetime.fromisoformat(text) if text[0].isdigit() else parsedate_to_datetime(text)
        assert found.day == expected.date().isoformat()
        if expected.tzinfo:
            assert found.instant == expected.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
