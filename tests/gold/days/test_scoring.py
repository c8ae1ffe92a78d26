"""What the scorer of days holds to: the weights of view `timeline_day`, and Date-F1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import log2

import pytest

from tests.gold.days.scoring import (
    Telling,
    Topic,
    Weights,
    by_article,
    by_event,
    chosen,
    date_f1,
    held_out,
    weigh,
)

DAY = date(2031, 5, 2)
NEXT = DAY + timedelta(days=1)
TOLD = Telling(DAY, DAY, "courier", DAY, "occurred", "meeting", "met", 2.0, 1, 1, 0, False)
SHIPPED = weigh(Weights())


def test_an_article_counts_once_for_a_day_by_what_weighs_most() -> None:
    plan = replace(TOLD, event_id="plan", status="scheduled")
    assert by_article([TOLD, replace(TOLD, event_id="spoke"), plan], SHIPPED) == {DAY: 1.0}
    assert by_article([plan], SHIPPED) == {DAY: 0.5}


def test_an_article_counts_for_more_the_later_it_comes_back() -> None:
    later = replace(TOLD, article_id="post", published=DAY + timedelta(days=7))
    assert by_article([TOLD, later], SHIPPED) == {DAY: pytest.approx(1 + 1 + 0.3 * log2(8))}
    assert SHIPPED(replace(TOLD, published=None), DAY) == SHIPPED(replace(TOLD, published=date(2031, 4, 1)), DAY) == 1


def test_an_event_of_two_articles_counts_for_more_in_each() -> None:
    assert SHIPPED(replace(TOLD, n_articles=2), DAY) == pytest.approx(1.3)


def test_an_interval_shares_its_weight_among_its_days() -> None:
    weekend = replace(TOLD, latest=NEXT)
    assert by_article([weekend], SHIPPED) == {DAY: 0.5, NEXT: 0.5}
    assert by_event([weekend, replace(weekend, article_id="post")]) == {DAY: 1.0, NEXT: 1.0}


def test_as_many_days_are_chosen_as_the_reference_has_between_its_first_and_its_last() -> None:
    days = [DAY + timedelta(days=n) for n in range(4)]
    scores = dict(zip(days, (1.0, 9.0, 2.0, 99.0), strict=True))
    reference = frozenset((days[0], days[2]))
    assert chosen(scores, reference) == {days[1], days[2]}
    assert date_f1(reference, chosen(scores, reference)) == 0.5
    assert date_f1(reference, reference) == 1


def told(day: date, fresh: int, late: int = 0) -> list[Telling]:
    """A day with so many articles of its own, and so many that come back to it after a month."""
    own = [
        Telling(day, day, f"{day}/{n}", day, "occurred", "meeting", str(day), 1.0, 1, 1, 0, False) for n in range(fresh)
    ]
    return own + [replace(own[0], article_id=f"late/{n}", published=day + timedelta(days=30)) for n in range(late)]


def test_weights_for_a_topic_are_chosen_on_the_others() -> None:
    day, other, last = DAY, NEXT, NEXT + timedelta(days=2)
    reference = [frozenset((day, last))]
    late = Topic("late", [*told(day, 4), *told(other, 2), *told(last, 1, 1)], reference)
    fresh = Topic("fresh", [*told(day, 4), *told(other, 1, 1), *told(last, 4)], reference)
    assert [(name, best.back, theirs, ours) for name, best, theirs, ours in held_out([late, fresh])] == [
        ("late", 0.0, 0.5, 1.0),  # fresh reports say nothing for a weight of late ones
        ("fresh", 0.1, 1.0, 1.0),
    ]
