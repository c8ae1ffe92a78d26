"""A feed is asked as often as it brings something, never so late that it loses items, and as its publisher wishes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.rhythm import (
    BOUNDS,
    DAY,
    HOUR,
    Asked,
    Rhythm,
    due,
    due_after_error,
    first_guess,
    learn,
)

NOW = datetime(2026, 3, 4, 12, 20)  # a Wednesday
MINUTE = timedelta(minutes=1)


def steady(a_day: float) -> Rhythm:
    """A feed watched for two weeks that brings so many items a day, by night as by day."""
    return Rhythm((14 * a_day / 24,) * 24, (14.0,) * 24)


def by_day(a_day: float) -> Rhythm:
    """One that brings them from 6 to 18 o'clock alone."""
    return Rhythm(tuple(14 * a_day / 12 if 6 <= hour < 18 else 0.0 for hour in range(24)), (14.0,) * 24)


def wait(rhythm: Rhythm, held: int = 0, now: datetime = NOW, asked: Asked | None = None) -> timedelta:
    return due(rhythm, now, held, asked or Asked()) - now


def test_a_busy_feed_is_asked_more_often_than_a_quiet_one_but_by_the_root_of_what_it_brings() -> None:
    assert wait(steady(24)) == pytest.approx(HOUR, abs=MINUTE)
    assert wait(steady(96)) == pytest.approx(30 * MINUTE, abs=MINUTE)
    assert wait(steady(6)) == pytest.approx(2 * HOUR, abs=MINUTE)


def test_a_feed_that_never_brought_anything_is_asked_at_the_latest_instant_and_a_flood_not_without_end() -> None:
    assert wait(Rhythm()) == BOUNDS.latest
    assert wait(steady(100_000)) == BOUNDS.soonest


def test_a_daily_is_left_alone_at_night_and_asked_when_it_begins() -> None:
    evening = NOW.replace(hour=18, minute=0)
    noon = NOW.replace(hour=12, minute=0)
    assert wait(by_day(48), now=evening) > 3 * wait(by_day(48), now=noon)


def test_a_feed_is_asked_before_half_of_what_it_holds_is_replaced() -> None:
    assert wait(steady(240), held=4) == pytest.approx(12 * MINUTE, abs=MINUTE)
    assert wait(steady(240), held=100) == pytest.approx(19 * MINUTE, abs=MINUTE)


def test_what_a_publisher_says_is_fresh_is_not_asked_for_again_unless_items_would_be_lost() -> None:
    fresh = Asked(fresh_until=NOW + 3 * HOUR)
    assert wait(steady(96), asked=fresh) == 3 * HOUR
    assert wait(steady(96), asked=Asked(fresh_until=NOW + 400 * DAY)) == BOUNDS.latest
    assert wait(steady(96), held=8, asked=fresh) == pytest.approx(HOUR, abs=MINUTE)


def test_retry_after_is_kept_up_to_a_day() -> None:
    assert wait(steady(96), asked=Asked(not_before=NOW + 5 * HOUR)) == 5 * HOUR
    assert wait(steady(96), asked=Asked(not_before=NOW + timedelta(seconds=10**9))) == DAY
    assert due_after_error(NOW, 1, Asked(not_before=NOW + 5 * HOUR)) == NOW + 5 * HOUR


def test_hours_and_days_to_be_skipped_are_skipped_to_their_end() -> None:
    assert due(steady(96), NOW, 0, Asked(skip_hours={12, 13, 14})) == NOW.replace(hour=15, minute=0)
    assert due(steady(96), NOW, 0, Asked(skip_days={2, 3})) == datetime(2026, 3, 6)


def test_a_publisher_who_has_every_hour_skipped_is_asked_all_the_same() -> None:
    assert due(steady(96), NOW, 0, Asked(skip_hours=range(24))) == due(steady(96), NOW, 0)


def test_errors_double_the_wait_up_to_a_day_and_jitter_parts_what_failed_together() -> None:
    waits = [due_after_error(NOW, errors) - NOW for errors in (1, 2, 3, 40)]
    assert waits == [20 * MINUTE, 40 * MINUTE, 80 * MINUTE, DAY]
    assert due_after_error(NOW, 2, jitter=-1) < due_after_error(NOW, 2) < due_after_error(NOW, 2, jitter=1)


def test_what_comes_in_an_hour_is_expected_in_that_hour_and_old_habits_fade() -> None:
    came = [NOW - 10 * MINUTE, NOW - 5 * MINUTE]
    learned = learn(Rhythm(), NOW - DAY, NOW, came)
    assert learned.rate(12) > 5 * learned.rate(3)
    silent = learn(learned, NOW, NOW + 60 * DAY, [])
    assert silent.rate(12) < learned.rate(12) / 10


def test_items_without_a_usable_stamp_count_as_if_they_had_come_evenly() -> None:
    learned = learn(Rhythm(), NOW - DAY, NOW, [NOW - 400 * DAY] * 24)
    assert learned.expected(NOW, NOW + DAY) == pytest.approx(24, rel=0.01)


def test_a_clock_that_was_set_back_teaches_nothing() -> None:
    assert learn(steady(24), NOW, NOW - DAY, [NOW]) == steady(24)
    assert steady(24).expected(NOW, NOW - HOUR) == 0


def test_the_first_poll_tells_a_rhythm_by_the_stamps_of_what_is_held() -> None:
    stamps = [NOW - hours * HOUR for hours in range(0, 48, 2)]
    assert first_guess(stamps, NOW).expected(NOW, NOW + DAY) == pytest.approx(12, rel=0.1)
    assert first_guess([NOW + DAY, NOW - DAY], NOW) == Rhythm()
    assert first_guess([NOW] * 9, NOW) == Rhythm()


@given(
    st.lists(st.floats(0, 1000), min_size=24, max_size=24),
    st.floats(0.01, 500),
    st.integers(0, 500),
    st.floats(-1, 1),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
)
def test_whatever_the_rhythm_a_feed_is_due_within_the_bounds(
    items: list[float], watched: float, held: int, jitter: float, now: datetime
) -> None:
    rhythm = Rhythm(tuple(items), (watched,) * 24)
    assert BOUNDS.soonest <= due(rhythm, now, held, jitter=jitter) - now <= BOUNDS.latest


def test_in_a_month_a_mixed_lot_of_feeds_loses_nothing_for_a_quarter_of_a_fixed_pollers_requests() -> None:
    lot = [play(a_day, window, seed) for seed, (a_day, window) in enumerate(LOT)]
    assert sum(lost for _, lost in lot) == 0
    assert sum(polls for polls, _ in lot) <= len(LOT) * (DAY / (15 * MINUTE)) * 10 / 4


LOT = ((0.1, 10), (0.5, 10), (2, 20), (5, 20), (10, 20), (20, 20), (60, 30))  # items a day, and items held


def play(a_day: float, window: int, seed: int) -> tuple[int, int]:
    """Ten days of a feed with nights, and how many polls it took, how many items were never seen."""
    rng = random.Random(seed)
    now, end = NOW, NOW + 10 * DAY
    items = sorted(
        at
        for n in range(int(20 * a_day) + 1)
        if (at := NOW - 10 * DAY + 20 * DAY * rng.random()).hour >= 6 or rng.random() < 0.1
    )
    rhythm, polls, lost, seen, last = Rhythm(), 0, 0, 0, now
    while now < end:
        there = [at for at in items if at <= now]
        held = there[-window:]
        if polls:
            lost += max(0, len(there) - seen - window)
            rhythm = learn(rhythm, last, now, there[seen:][-window:])
        else:
            rhythm = first_guess(held, now)
        polls, seen, last = polls + 1, len(there), now
        now = due(rhythm, now, len(held), jitter=rng.uniform(-1, 1))
    return polls, lost


def test_bounds_are_the_callers() -> None:
    hourly = replace(BOUNDS, latest=HOUR)
    assert due(Rhythm(), NOW, 0, bounds=hourly) == NOW + HOUR
