"""Which of the many Thursdays is meant: what tense and governing words say in an article of Friday, 4 August 2017."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps.timex import anchor, find
from dateline.schemas.records import Anchor

FRIDAY = Anchor(date(2017, 8, 4), date(2017, 8, 4))


def values(text: str) -> list[str]:
    return [time.value for time in anchor(find(text), FRIDAY)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The trial was scheduled for September 9.", "2017-09-09"),
        ("The trial had been scheduled for September 9.", "2017-09-09"),
        ("The trial, scheduled for Sept. 9, was postponed.", "2017-09-09"),
        ("The vote was planned for Tuesday.", "2017-08-08"),
        ("The minister was due to arrive Sunday.", "2017-08-06"),
        ("She was expected Sunday.", "2017-08-06"),
        ("He is scheduled to be sentenced Nov. 3.", "2017-11-03"),
        ("He could be freed in December.", "2017-12"),
        ("They were asked by the court to answer Monday.", "2017-08-07"),
        ("Both sides agreed to meet Monday.", "2017-08-07"),
    ],
)
def test_what_was_planned_lies_ahead_of_the_planning(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court may rule in May.", "2018-05"),
        ("Lawmakers are expected to vote in May.", "2018-05"),
        ("They plan to open in early June.", "2018-06"),
        ("The trial is scheduled for May.", "2018-05"),
        ("The bank is expected to report a loss for June.", "2017-06"),
        ("Lawmakers were expected to vote in May.", "2017-05"),
    ],
)
def test_a_present_plan_for_a_month_lies_ahead_however_far(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The alliance is to decide on Thursday whether to stay.", "2017-08-10"),
        ("The council is expected to endorse on Thursday an end to it.", "2017-08-10"),
        ("The council is expected to vote Thursday.", "2017-08-10"),
        ("The council is expected to vote Friday.", "2017-08-04"),
        ("The council was expected to vote on Thursday.", "2017-08-03"),
    ],
)
def test_a_present_plan_for_a_day_lies_ahead_or_is_todays(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hearing was set for July 5.", "2017-07-05"),
        ("The meeting was to take place on July 5.", "2017-07-05"),
        ("Applications were due July 1.", "2017-07-01"),
    ],
)
def test_a_plan_whose_day_is_just_over_is_not_moved_to_next_year(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council meets Monday.", "2017-08-07"),
        ("A hearing on the case is Monday.", "2017-08-07"),
        ("Hearings begin Tuesday.", "2017-08-08"),
        ("He is arriving Sunday.", "2017-08-06"),
        ("He takes office Jan. 20.", "2018-01-20"),
    ],
)
def test_a_present_of_appointments_points_ahead(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shares rose ahead of Tuesday's vote.", "2017-08-08"),
        ("Wednesday's planned march was called off.", "2017-08-09"),
        ("Tuesday's decision was wrong.", "2017-08-01"),
        ("By September, the city had voted.", "2016-09"),
        ("Until Thursday, they had not answered.", "2017-08-03"),
        ("The fire was contained by Thursday.", "2017-08-03"),
        ("The attack came before dawn Thursday.", "2017-08-03TMO"),
        ("They must answer before noon Monday.", "2017-08-07T12:00"),
        ("the January executive order", "2017-01"),
        ("She wanted him to be fired back in September.", "2016-09"),
        ("his November victory", "2016-11"),
        ("This September the chiefs complained of it.", "2016-09"),
        ("It will open this September.", "2017-09"),
        ("None of them could be reached Tuesday.", "2017-08-01"),
        ("The court on Tuesday ordered the state to answer.", "2017-08-01"),
        ("He vowed to make them pay for the wall, but on Tuesday he told them otherwise.", "2017-08-01"),
        ("The mayor arrives for a rally on Tuesday.", "2017-08-01"),
        ("In the days leading up to Tuesday's speech, she was silent.", "2017-08-08"),
        ("She will succeed him Feb. 1.", "2018-02-01"),
        ("The ship could not sail Tuesday.", "2017-08-01"),
        ("They were at a previously scheduled meeting Tuesday.", "2017-08-01"),
        ("She will be named head of a mission that is to leave from Florida in December.", "2017-12"),
        ("The law was weakened ahead of the May election.", "2017-05"),
        ("The city votes on it ahead of the November election.", "2017-11"),
        ("New residents can apply, starting Tuesday.", "2017-08-08"),
        ("It applied to new residents, starting Tuesday.", "2017-08-01"),
    ],
)
def test_the_words_around_a_day_tell_its_side(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Join us on Tuesday.", "2017-08-08"),
        ("“Come to the hall on Monday and vote,” he said.", "2017-08-07"),
        ("Please bring it back Wednesday.", "2017-08-09"),
    ],
)
def test_what_is_asked_of_readers_is_not_done_yet(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last May.", "2017-05"),
        ("They met last July.", "2016-07"),
        ("They met last August.", "2016-08"),
        ("They met this past July.", "2017-07"),
    ],
)
def test_last_july_is_not_what_is_called_last_month(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In October, Mr. Smith became the third judge.", "2016-10"),
        ("In October, U.S. District Judge Ann Smith became the third.", "2016-10"),
        ("They left the U.S. In October they will vote.", "2017-10"),
        ("In October, they come to the U.S. They left it in May.", "2017-10"),
    ],
)
def test_a_title_or_an_initial_ends_no_sentence(text: str, value: str) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She got the post in October and lives abroad.", "2016-10"),
        ("They joined the club in October and play every week.", "2016-10"),
        ("They called an election in October.", "2017-10"),
        ("They agreed to meet in October.", "2017-10"),
        ("A paper signed in October is on the table.", "2017-10"),
    ],
)
def test_a_pronoun_makes_the_past_form_behind_it_finite(text: str, value: str) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The shop was open until October.", "2016-10"),
        ("She worked there until October.", "2016-10"),
        ("He had been in jail until Monday.", "2017-07-31"),
        ("The shop will be open until October.", "2017-10"),
        ("The trial was postponed until October.", "2017-10"),
        ("He was held until Monday.", "2017-07-31"),
    ],
)
def test_a_state_told_in_the_past_ended_where_until_says(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By July, it will close.", "2018-07"),
        ("It will close by year-end.", "2017-12-31"),
        ("Claims are due no later than Monday.", "2017-08-07"),
        ("The hearing is at 10 a.m. Monday.", "2017-08-07T10:00"),
        ("Tickets go on sale Monday.", "2017-08-07"),
        ("The storm should hit land on Monday.", "2017-08-07"),
    ],
)
def test_a_promise_or_an_appointment_is_still_to_come(text: str, value: str) -> None:
    assert values(text) == [value]


def test_what_closes_in_the_evening_opens_again_after_it() -> None:
    assert values("The road will be closed from 10 p.m. Friday to 5 a.m. Monday.") == [
        "2017-08-04T22:00",
        "2017-08-07T05:00",
    ]
    assert values("The vote was moved from Monday to next Thursday.") == ["2017-07-31", "2017-08-10"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mine will close in two weeks.", date(2017, 8, 14)),
        ("He will be sentenced in three months.", date(2017, 11, 1)),
        ("In two weeks, the court will rule.", date(2017, 8, 14)),
        ("The lease expires in 10 days.", date(2017, 8, 14)),
        ("The plan was drawn up in two weeks.", None),
        ("It will be the first vote in two years.", None),
        ("The firm will cut 500 jobs in two years.", None),
    ],
)
def test_what_will_happen_in_some_weeks_happens_at_their_end(text: str, day: date | None) -> None:
    (time,) = anchor(find(text), FRIDAY)
    assert time.value.startswith("P")
    assert time.earliest == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The league met on Friday the 13th.", "2017-01-13"),
        ("The league meets on Friday the 13th.", "2017-10-13"),
        ("The league met on Monday, Feb. 5.", "2018-02-05"),
        ("The league met on Monday, Aug. 1 last year.", "2016-08-01"),
    ],
)
def test_a_weekday_tells_the_month_or_the_year_of_its_day(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"), [("They met on Friday, Aug. 2.", "2017-08-02"), ("They met on Friday, Feb. 29.", "2016-02-29")]
)
def test_a_weekday_that_fits_no_year_nearby_is_a_slip(text: str, value: str) -> None:
    assert values(text) == [value]
