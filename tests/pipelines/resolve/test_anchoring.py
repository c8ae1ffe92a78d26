"""When a mention's event takes place."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.resolve.anchoring import place
from dateline.pipelines.steps.timex import find
from dateline.schemas.records import Anchor, TimeExpression

THURSDAY = Anchor(date(2017, 8, 3), date(2017, 8, 3))


def when(text: str, bound: str = "at", status: str = "occurred", published: Anchor | None = THURSDAY):
    (found,) = place(find(text), [(0, bound, status)], published)
    return found


@pytest.mark.parametrize(
    ("text", "bound", "status", "edtf", "block"),
    [
        ("The council met Thursday.", "at", "occurred", "2017-08-03", "2017-08-03/2017-08-03"),
        ("It must reply by Aug. 18.", "by", "scheduled", "2017-08-18", "2017-08-18/2017-08-18"),
        ("By July it had sold ten.", "by", "occurred", "../2017-07", "../2017-07-31"),
        ("Last week he told them.", "at", "occurred", "2017-07-24/2017-07-30", "2017-07-24/2017-07-30"),
        ("It threatened Thursday to sue.", "since", "threatened", "2017-08-03/..", "2017-08-03/.."),
        ("It was open until Aug. 1, 2017.", "until", "occurred", "../2017-08-01", "../2017-08-01"),
        ("It was closed since March.", "since", "occurred", "2017-03/..", "2017-03-01/.."),
        ("It will be open until March.", "until", "scheduled", "../2018-03", "../2018-03-31"),
        ("It met after Tuesday.", "after", "occurred", "2017-08-02/..", "2017-08-02/.."),
        ("It met after March.", "after", "occurred", "2017-04-01/..", "2017-04-01/.."),
        ("It will meet before Friday.", "before", "scheduled", "../2017-08-03", "../2017-08-03"),
        ("It will meet before 2018.", "before", "scheduled", "../2017-12-31", "../2017-12-31"),
        ("It met before noon Tuesday.", "before", "occurred", "../2017-08-01", "../2017-08-01"),
    ],
)
def test_an_event_lies_where_its_words_and_their_bound_put_it(text, bound, status, edtf, block):
    found = when(text, bound, status)
    assert (found.edtf, found.block) == (edtf, block)


@pytest.mark.parametrize(("symbol", "bound"), [("on(9999-12-31)", "after"), ("on(0001-01-01)", "before")])
def test_nothing_lies_beyond_the_calendar(symbol: str, bound: str):
    time = TimeExpression(0, 0, 3, "day", "DATE", symbol)
    assert place([time], [(0, bound, "scheduled")], THURSDAY)[0].edtf == ""


def test_without_a_publication_date_only_absolute_words_have_a_place():
    assert when("The council met Thursday.", published=None).block == ""
    assert when("The council met on Aug. 1, 2017.", published=None).edtf == "2017-08-01"


def test_no_article_tells_of_a_deed_that_is_still_to_come():
    assert when("The council meets on Aug. 18, 2017.", status="occurred").block == ""
    assert when("The council meets on Aug. 18, 2017.", status="scheduled").edtf == "2017-08-18"


def test_no_article_tells_of_plans_for_a_year_that_is_over():
    assert when("They vowed to act during the 2016 campaign.", status="scheduled").block == ""
    assert when("The council is to meet in 2018.", status="scheduled").edtf == "2018"
    assert when("The council was to meet Wednesday.", status="scheduled").edtf in ("2017-08-02", "2017-08-09")
    assert when("They vowed to act during the 2016 campaign.", status="scheduled", published=None).edtf == "2016"


@pytest.mark.parametrize(
    ("seen", "told"),
    [("2017-08-18", True), ("2017-08-17", True), ("2017-08-16", False), ("2018-08-18", False), ("2017-01-01", False)],
)
def test_a_story_that_is_updated_tells_of_days_after_its_publication(seen: str, told: bool):
    text = "The council met on Aug. 18, 2017."
    times = find(text)
    [found] = place(
        times, [(0, "at", "occurred")], Anchor(date(2017, 8, 3), date(2017, 8, 3)), date.fromisoformat(seen)
    )
    assert (found.edtf == "2017-08-18") is told


def test_durations_and_centuries_are_no_places_on_a_timeline():
    assert when("The council met for three hours.").block == ""
    assert when("The council was strong in the 20th century.").block == ""
