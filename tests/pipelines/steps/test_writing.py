"""For which version of its article an expression was written, and on which day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dateline.pipelines.steps.timex import find
from dateline.pipelines.steps.writing import Draft, ages, day_as_stated, days_of, written
from dateline.schemas.records import Anchor, DateCandidate, Part

OPENING = "A storm tore the roof off the harbour's fish hall on Tuesday."
WARNED = "The harbour master had warned of the old beams in May, in a letter to the council of the town."
CLOSED = "The council closed the fish hall on Thursday and moved the market to the square."
WILL_CLOSE = "The council will close the fish hall on Thursday and move the market to the square."
LATE = date(2019, 6, 30)


def days(first: int, last: int = 0) -> Anchor:
    return Anchor(date(2019, 5, first), date(2019, 5, last or first))


def draft(*sentences: str, saved: Anchor | None, modified: Anchor | None = None, opens: bool = False) -> Draft:
    text = "\n\n".join(sentences)
    return Draft((Part(1, "body", text),), find(text, 1), saved, modified, opens)


def told(*drafts: Draft, until: date = LATE) -> dict[str, Anchor]:
    found = written(drafts, ages(drafts)[-1], until)
    return {drafts[-1].times[time].text: anchor for time, anchor in found.items()}


FIRST = draft(OPENING, WARNED, saved=days(7))


def test_what_an_update_adds_was_written_between_the_two_versions() -> None:
    assert told(FIRST, draft(OPENING, WARNED, CLOSED, saved=days(10))) == {"Thursday": days(7, 10)}


def test_the_day_of_change_that_a_version_states_is_the_day_of_what_it_adds() -> None:
    assert told(FIRST, draft(OPENING, WARNED, CLOSED, saved=days(10), modified=days(9))) == {"Thursday": days(9)}


def test_a_stated_change_from_before_the_last_version_was_another_change() -> None:
    before = draft(OPENING, WARNED, saved=days(8))
    assert told(before, draft(OPENING, CLOSED, saved=days(10), modified=days(6))) == {"Thursday": days(8, 10)}


def test_what_stood_there_before_keeps_its_age_wherever_it_moves() -> None:
    second = draft(OPENING, WARNED, CLOSED, saved=days(9))
    third = draft(CLOSED, OPENING, WARNED, saved=days(12))
    assert ages([FIRST, second, third])[-1] == [1, 0, 0]
    assert told(FIRST, second, third) == {"Thursday": days(7, 9)}


def test_a_changed_sentence_keeps_the_age_of_what_it_still_says() -> None:
    reworded = OPENING.replace("tore the roof off", "has torn half of the roof off")
    assert ages([FIRST, draft(reworded, WARNED, saved=days(9))])[-1] == [0, 0]


def test_an_announcement_that_became_a_report_was_written_anew() -> None:
    announced = draft(OPENING, WILL_CLOSE, saved=days(8))
    assert told(announced, draft(OPENING, CLOSED, saved=days(9))) == {"Thursday": days(8, 9)}


def test_what_a_paywall_hid_of_the_version_before_is_as_old_as_that() -> None:
    stub = draft(OPENING, saved=days(7))
    whole = draft(OPENING, WARNED, CLOSED, saved=days(9), opens=True)
    assert told(stub, whole) == {}
    assert ages([FIRST, stub, whole])[-1] == [0, 1, 1]


def test_what_is_found_long_after_publication_was_only_found_then() -> None:
    later = draft(OPENING, WARNED, CLOSED, saved=days(30))
    assert told(FIRST, later, until=date(2019, 5, 20)) == {}


@pytest.mark.parametrize("first", [days(7), None])
def test_between_versions_whose_day_is_not_known_nothing_says_when(first: Anchor | None) -> None:
    second = draft(OPENING, CLOSED, saved=None if first else days(9))
    assert told(draft(OPENING, saved=first), second) == {}


def test_the_first_version_and_no_version_have_nothing_new() -> None:
    assert ages([FIRST]) == [[0, 0]]
    assert ages([]) == []


# ------------------------------------------------------------------------------- whose day an instant belongs to

PACIFIC = "America/Los_Angeles"
LATE_ON_THURSDAY = datetime(2017, 8, 4, 5, 30)  # 22:30 in California
THURSDAY, FRIDAY = date(2017, 8, 3), date(2017, 8, 4)


def stated(text: str, day: date = FRIDAY, instant: str = "2017-08-04T05:30:00Z") -> DateCandidate:
    return DateCandidate("published", "json-ld", text, day.isoformat(), instant, 0.9)


def test_half_past_ten_in_the_evening_is_still_that_evenings_day_where_the_zone_is_known() -> None:
    assert days_of(LATE_ON_THURSDAY, PACIFIC) == Anchor(THURSDAY, THURSDAY)
    assert days_of(LATE_ON_THURSDAY, "Europe/London") == Anchor(FRIDAY, FRIDAY)


@pytest.mark.parametrize(
    ("hour", "first", "last"),
    [(0, THURSDAY, FRIDAY), (9, THURSDAY, FRIDAY), (10, FRIDAY, FRIDAY), (20, FRIDAY, FRIDAY)],
)
def test_without_a_zone_an_instant_may_belong_to_two_days(hour: int, first: date, last: date) -> None:
    assert days_of(datetime(2017, 8, 4, hour), "") == Anchor(first, last)
    assert days_of(datetime(2017, 8, 3, 21), "") == Anchor(THURSDAY, FRIDAY)


@pytest.mark.parametrize(
    "text", ["2017-08-04T05:30:00Z", "2017-08-04T05:30:00+00:00", "Fri, 04 Aug 2017 05:30:00 GMT", "1501824600"]
)
def test_a_date_that_software_wrote_widens_by_a_day_where_no_zone_is_known(text: str) -> None:
    assert day_as_stated(FRIDAY, LATE_ON_THURSDAY, "", [stated(text)]) == Anchor(THURSDAY, FRIDAY)


@pytest.mark.parametrize(
    "shown",
    [
        stated("August 3, 2017", THURSDAY, ""),
        stated("2017-08-03T22:30:00-07:00", THURSDAY),
        stated("Aug 3, 2017 10:30 PM PDT", THURSDAY),
    ],
)
def test_a_day_that_the_document_shows_in_its_own_terms_stays_one_day(shown: DateCandidate) -> None:
    candidates = [stated("2017-08-04T05:30:00Z", THURSDAY), shown]
    assert day_as_stated(THURSDAY, LATE_ON_THURSDAY, "", candidates) == Anchor(THURSDAY, THURSDAY)


def test_a_source_file_that_gives_the_zone_settles_the_day() -> None:
    candidates = [stated("2017-08-04T05:30:00Z", THURSDAY)]
    assert day_as_stated(THURSDAY, LATE_ON_THURSDAY, PACIFIC, candidates) == Anchor(THURSDAY, THURSDAY)


def test_a_day_without_an_instant_is_that_day() -> None:
    assert day_as_stated(FRIDAY, None, "", []) == Anchor(FRIDAY, FRIDAY)
