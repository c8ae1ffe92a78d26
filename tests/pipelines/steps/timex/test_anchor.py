"""What expressions mean once the day of publication is known, or only nearly, or not at all."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.pipelines.steps.timex import anchor, find, needs_anchor, symbol
from dateline.pipelines.steps.timex.evaluate import HEADS
from dateline.pipelines.steps.timex.nearby import CALENDAR
from dateline.pipelines.steps.timex.symbol import Term, parse
from dateline.schemas.records import Anchor, AnchoredTime

THURSDAY, FRIDAY = date(2017, 8, 3), date(2017, 8, 4)


def read(text: str, day: date | None = FRIDAY, until: date | None = None) -> list[AnchoredTime]:
    return list(anchor(find(text), None if day is None else Anchor(day, until or day)))


def days(text: str, day: date = FRIDAY) -> list[str]:
    return [f"{time.earliest}/{time.latest}" for time in read(text, day)]


def test_weeks_are_iso_weeks_from_monday_to_sunday() -> None:
    assert read("They met last week.", THURSDAY)[0] == AnchoredTime(
        "2017-W30", "2017-07-24/2017-07-30", date(2017, 7, 24), date(2017, 7, 30), "week"
    )
    assert days("a bill endorsed this week") == ["2017-07-31/2017-08-06"]


def test_a_feast_that_people_head_for_is_still_to_come() -> None:
    assert days("Both have worked harder as they head toward Christmas.") == ["2017-12-25/2017-12-25"]
    assert days("The town is preparing for the Fourth of July.", date(2017, 6, 1)) == ["2017-07-04/2017-07-04"]
    assert days("It has rained since Christmas.") == ["2016-12-25/2016-12-25"]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("on 25 June that year", "2009-06-25/2009-06-25"),
        ("in March of that year", "2009-03-01/2009-03-31"),
        ("in the summer of the same year", "2009-06-01/2009-08-31"),
        ("early that year", "2009-01-01/2009-12-31"),
    ],
)
def test_of_that_year_is_of_the_one_told_before(said: str, when: str) -> None:
    assert days(f"A concert was planned for July 2009. The singer died {said}.")[1:] == [when]


def test_the_publication_days_own_weekday_means_that_day() -> None:
    assert days("It was sent Thursday.", THURSDAY) == ["2017-08-03/2017-08-03"]
    assert days("The council will vote Thursday.", THURSDAY) == ["2017-08-03/2017-08-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The department moved Wednesday.", "2017-08-02"),
        ("The council will vote Wednesday.", "2017-08-09"),
        ("An answer is due by Aug. 18.", "2017-08-18"),
        ("The court ruled on Aug. 1.", "2017-08-01"),
        ("The trial is scheduled to begin Dec. 4.", "2017-12-04"),
        ("A judge set a trial for Dec. 4.", "2017-12-04"),
        ("She moved the hearing to Wednesday.", "2017-08-09"),
        ("The judge set Wednesday as the deadline for an answer.", "2017-08-02"),
        ("Officials said Wednesday that they will appeal.", "2017-08-02"),
        ("A hearing was held after Tuesday's ruling.", "2017-08-01"),
    ],
)
def test_tense_and_governing_words_tell_the_direction(text: str, day: str) -> None:
    assert days(text) == [f"{day}/{day}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ministers vowed to pay at a retreat Thursday in the hills.", "2017-08-03"),
        ("The council met Saturday.", "2017-07-29"),
        ("Ministers vowed to pay at a retreat Wednesday in the hills.", "2017-08-09"),
    ],
)
def test_a_weekday_that_words_only_lean_ahead_is_yesterdays_rather_than_six_days_off(text: str, day: str) -> None:
    assert days(text) == [f"{day}/{day}"]


def test_an_appointment_points_ahead_and_the_deed_that_made_it_back() -> None:
    assert days("The judge heard arguments Wednesday and set a trial for Dec. 4.") == [
        "2017-08-02/2017-08-02",
        "2017-12-04/2017-12-04",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in June it tapped 12 cities", "2017-06"),
        ("The Senate approved it in April.", "2017-04"),
        ("He was arrested in September.", "2016-09"),
        ("It will open in September.", "2017-09"),
        ("It will open in May.", "2018-05"),
        ("It had lasted since November.", "2016-11"),
    ],
)
def test_months_follow_tense_too(text: str, value: str) -> None:
    assert read(text)[-1].value == value


def test_a_narrative_expression_hangs_on_the_last_time_spoken_of() -> None:
    text = "On May 4, 2016 he fled. The next day he was seen. Two weeks later they met. That year it ended."
    assert [time.value for time in read(text)] == ["2016-05-04", "2016-05-05", "P2W", "2016"]
    assert read(text)[2].earliest == date(2016, 5, 19)


LONG_AGO = "The sheriff spoke of it at some length. " * 20


@pytest.mark.parametrize(
    "text",
    [
        "The next day he was seen.",  # nothing was told of
        f"He fled on May 4, 2016. {LONG_AGO}The next day he was seen.",  # long before
        "He fled in May 2016. The next day he was seen.",  # not known to the day
        "He fled on May 4, 2016, and in July he called. Two days later he was seen.",
        "They remembered the 9/11 attacks. The next day he was seen.",  # another event's name
    ],
)
def test_a_narrative_expression_without_a_near_time_to_go_on_from_stays_open(text: str) -> None:
    assert read(text)[-1].earliest is None


def test_a_narrative_passes_over_the_year_of_a_law() -> None:
    assert read("He was charged on Tuesday under a 1996 law. The next day he was freed.")[-1].value == "2017-08-02"


def test_a_narrative_goes_on_from_the_end_of_a_range_and_goes_back_from_its_beginning() -> None:
    assert read("It lasted June 3-5, 2016. The next day it rained.")[-1].value == "2016-06-06"
    assert read("It lasted June 3-5, 2016. It had rained the day before.")[-1].value == "2016-06-02"


def test_a_time_of_day_without_a_day_told_of_is_one_of_the_present_day() -> None:
    assert [time.value for time in read("Doors open at 5 p.m. and close in the evening.")] == [
        "2017-08-04T17:00",
        "2017-08-04TEV",
    ]


def test_a_caption_does_not_go_on_from_the_body() -> None:
    body, caption = find("He fled on May 4, 2016."), find("The next day he was seen.", 1)
    assert anchor([*body, *caption], Anchor(FRIDAY, FRIDAY))[-1].earliest is None


def test_what_was_written_on_another_day_hangs_on_that_day() -> None:
    expressions = find("They met on Thursday. They met again yesterday, and the next day.")
    later = Anchor(date(2017, 8, 9), date(2017, 8, 9))
    found = anchor(expressions, Anchor(FRIDAY, FRIDAY), {1: later})
    assert [time.edtf for time in found] == ["2017-08-03", "2017-08-08", "2017-08-09"]


def test_a_range_runs_from_its_first_expression_to_its_last() -> None:
    first, last = read("It ran from May to July.")
    assert (first.value, last.value) == ("2017-05", "2017-07")
    assert (first.earliest, first.latest) == (date(2017, 5, 1), date(2017, 7, 31))
    assert days("It lasted March 3-5, 2016.") == ["2016-03-03/2016-03-05"]
    assert days("between 1994 and 1997")[0] == "1994-01-01/1997-12-31"


@pytest.mark.parametrize(
    ("text", "day", "range_", "end"),
    [
        ("It ran from November to March.", date(2017, 5, 10), "2016-11-01/2017-03-31", "2017-03"),
        ("It will run from November to March.", date(2017, 2, 10), "2017-11-01/2018-03-31", "2018-03"),
        ("It ran from May to July.", date(2017, 6, 10), "2017-05-01/2017-07-31", "2017-07"),
        ("They will meet from Thursday to Saturday.", FRIDAY, "2017-08-10/2017-08-12", "2017-08-12"),
        ("They met from the 28th to the 3rd.", FRIDAY, "2017-07-28/2017-08-03", "2017-08-03"),
    ],
)
def test_the_ends_of_a_range_follow_each_other(text: str, day: date, range_: str, end: str) -> None:
    first, last = read(text, day)
    assert (first.edtf, last.value) == (range_, end)


def test_coordinated_dates_share_their_month_and_year() -> None:
    assert [time.value for time in read("in June and July 2016")] == ["2016-06", "2016-07"]
    assert [time.value for time in read("They met on May 24 and 25.")] == ["2017-05-24", "2017-05-25"]


def test_a_comparison_is_with_the_quarter_spoken_of() -> None:
    values = [time.value for time in read("Profit in the second quarter rose to 5 from 3 a year earlier.")]
    assert values == ["2017-Q2", "2016-Q2"]
    assert read("He left a year ago.")[0].value == "2016"


def test_a_stretch_up_to_today_has_its_place() -> None:
    assert read("in the past three weeks")[0] == AnchoredTime(
        "P3W", "2017-07-14/2017-08-04", date(2017, 7, 14), FRIDAY, "day"
    )
    assert read("for three weeks")[0] == AnchoredTime("P3W", "", None, None, "")


def test_a_length_before_a_day_is_a_duration_that_names_a_day() -> None:
    time = read("two days after May 4, 2016")[0]
    assert (time.value, time.earliest) == ("P2D", date(2016, 5, 6))


def test_edtf_is_level_1() -> None:
    text = "the 1990s; the 20th century; last fall; in Q2 2016; at 10:33 a.m. EDT today; last weekend"
    assert [time.edtf for time in read(text)] == [
        "199X",
        "19XX",
        "2016-23",
        "2016-04/2016-06",
        "2017-08-04T10:33:00-04:00",
        "2017-07-29/2017-07-30",
    ]


def test_without_an_anchor_absolute_times_stand_and_relative_ones_stay_open() -> None:
    absolute, weekday, month, week = read("On May 4, 2016; Thursday; in June; last week", None)
    assert absolute.earliest == date(2016, 5, 4)
    assert [t.value for t in (weekday, month, week)] == ["XXXX-WXX-4", "XXXX-06", "XXXX-WXX"]
    assert {(t.earliest, t.latest, t.edtf) for t in (weekday, month, week)} == {(None, None, "")}


def test_an_anchor_of_several_days_gives_the_hull() -> None:
    yesterday, weekday = read("They met yesterday; they spoke Wednesday.", THURSDAY, FRIDAY)
    assert (yesterday.value, yesterday.edtf) == ("2017-08-XX", "2017-08-02/2017-08-03")
    assert (weekday.value, weekday.edtf) == ("2017-08-02", "2017-08-02")


def test_a_bare_weekday_is_the_nearest_of_the_days_on_which_it_may_have_been_said() -> None:
    texts = ("met Friday", "will meet Thursday", "Friday night")
    past, ahead, night = (read(text, THURSDAY, FRIDAY)[0] for text in texts)
    assert (past.edtf, ahead.edtf, night.edtf) == ("2017-08-04", "2017-08-03", "2017-08-04")
    assert read("they met last Thursday", THURSDAY, FRIDAY)[0].edtf == "2017-07-27/2017-08-03"
    assert read("they met Friday", THURSDAY, date(2017, 8, 11))[0].edtf == "2017-07-28/2017-08-11"


def test_what_needs_an_anchor() -> None:
    text = "On May 4, 2016; in the 1990s; Thursday; the next day; three weeks ago; for three days; now"
    assert [needs_anchor(e) for e in find(text)] == [False, False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "value"),
    [("on Feb. 30, 2017", "2017-02-XX"), ("in the year 9999", "9999"), ("5000 years ago", "XXXX")],
)
def test_days_that_no_calendar_has_stay_without_a_place(text: str, value: str) -> None:
    assert read(text)[0].value == value


@pytest.mark.parametrize("text", ["", "month", "month(1", "month(1))", "(1)", "a(b)c", "f(" * 40 + ")" * 40])
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a symbol"):
        parse(text)


def test_a_symbol_reads_back_as_it_was_written() -> None:
    term = Term("within", (Term("month", ("6", "=")), Term("unit", ("Y", "-1"))))
    assert parse(str(term)) == term
    assert str(parse("clock(10:30,,now())")) == "clock(10:30,,now())"


def test_every_term_that_has_a_meaning_is_documented() -> None:
    documented = set(re.findall(r"``(\w+)\(", symbol.__doc__ or ""))
    assert documented == {*HEADS, *CALENDAR, "dur", "set", "ref"} | {"head"}


def test_a_length_of_hours_and_minutes_ago_is_the_day_itself() -> None:
    assert read("An hour and a half ago, a train stopped.")[0].earliest == date(2017, 8, 4)


@pytest.mark.parametrize(("day", "first"), [(date(2018, 1, 11), 2017), (date(2017, 11, 2), 2017)])
def test_this_winter_is_the_one_that_goes_on_or_comes(day: date, first: int) -> None:
    (time,) = anchor(find("This winter is mild."), Anchor(day, day))
    assert time.earliest == date(first, 12, 1)
