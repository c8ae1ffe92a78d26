"""What was judged by eye of the most salient events, and that the figures which are told of it follow from it."""

from __future__ import annotations

from datetime import date

from tests.gold.events.judged import COUNTS, FILE, TOP, load, shares
from tests.gold.events.labels import STATUSES

LEAST = 0.9  # of the events right, on each question
SPLIT_FREE = 20  # among so many of the first no happening stands twice

JUDGED = load()


def test_the_most_salient_events_are_judged_one_by_one() -> None:
    assert [one.rank for one in JUDGED] == list(range(1, TOP + 1))
    assert len({one.told for one in JUDGED}) == TOP


def test_what_is_no_is_explained_and_nothing_is_quoted() -> None:
    for one in JUDGED:
        right = all(getattr(one, count) for count in COUNTS) and not one.split
        assert right or one.note
    assert set(FILE.read_text(encoding="utf-8")).isdisjoint("“”")


def test_a_judgement_is_of_an_interval_and_a_status() -> None:
    for one in JUDGED:
        days = [date.fromisoformat(day) for day in (one.told.earliest, one.told.latest) if day]
        assert days == sorted(days)
        assert days
        assert one.told.status in STATUSES
        assert one.told.start <= one.told.trigger[0] < one.told.trigger[1] <= one.told.end


def test_nine_in_ten_are_right_on_each_question_and_none_of_the_first_twenty_is_split() -> None:
    assert {count: share for count, share in shares(JUDGED).items() if share < LEAST} == {}
    assert [one.rank for one in JUDGED[:SPLIT_FREE] if one.split] == []
