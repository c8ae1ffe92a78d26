"""Servers say when to come back in every way, and are believed as far as that makes sense."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from dateline.connectors.http.times import FRESH_MOST, RETRY_MOST, fresh_until, http_date, retry_at

NOW = datetime(2026, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("120", timedelta(seconds=120)),
        (" 0 ", timedelta(0)),
        ("1000000000", RETRY_MOST),
        ("9" * 18, RETRY_MOST),
        ("Wed, 04 Mar 2026 06:06:07 GMT", timedelta(hours=1)),
        ("Wed, 04 Mar 2026 07:06:07 +0100", timedelta(hours=1)),
        ("Sat, 01 Jan 2099 00:00:00 GMT", RETRY_MOST),
    ],
)
def test_retry_after_is_an_instant_and_no_later_than_tomorrow(said: str, after: timedelta) -> None:
    assert retry_at((("retry-after", said),), NOW) == NOW + after


@pytest.mark.parametrize(
    "said", ["", "-5", "soon", "1.5", "9" * 400, "Wed, 04 Mar 2020 06:06:07 GMT", "Wed, 99 Foo 2026 99:99:99 GMT"]
)
def test_a_retry_after_that_makes_no_sense_says_nothing(said: str) -> None:
    assert retry_at((("retry-after", said),), NOW) is None


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"cache-control": "public, max-age=600"}, timedelta(minutes=10)),
        ({"cache-control": "max-age=600", "age": "300"}, timedelta(minutes=5)),
        ({"cache-control": "max-age=600", "expires": "Wed, 04 Mar 2026 09:00:00 GMT"}, timedelta(minutes=10)),
        ({"cache-control": "max-age=99999999999999999"}, FRESH_MOST),
        (
            # A server whose clock is a year behind: what counts is how far its two instants are apart.
            {"expires": "Tue, 04 Mar 2025 06:00:00 GMT", "date": "Tue, 04 Mar 2025 05:00:00 GMT"},
            timedelta(hours=1),
        ),
        ({"expires": "Wed, 04 Mar 2026 05:36:07 GMT"}, timedelta(minutes=30)),
    ],
)
def test_an_answer_is_fresh_for_as_long_as_its_server_says(headers: dict[str, str], after: timedelta) -> None:
    assert fresh_until(tuple(headers.items()), NOW) == NOW + after


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cache-control": "no-store, max-age=600"},
        {"cache-control": "no-cache"},
        {"cache-control": "max-age=0"},
        {"cache-control": "max-age=60", "age": "61"},
        {"expires": "0"},
        {"expires": "Wed, 04 Mar 2026 05:00:00 GMT"},
    ],
)
def test_what_is_not_to_be_cached_is_not_fresh(headers: dict[str, str]) -> None:
    assert fresh_until(tuple(headers.items()), NOW) is None


def test_http_dates_are_read_in_all_their_forms_and_out_of_range_ones_are_none() -> None:
    assert http_date("Sunday, 06-Nov-94 08:49:37 GMT") == datetime(1994, 11, 6, 8, 49, 37)
    assert http_date("Sun Nov  6 08:49:37 1994") == datetime(1994, 11, 6, 8, 49, 37)
    assert http_date("Fri, 31 Dec 9999 23:59:59 -2359") is None
