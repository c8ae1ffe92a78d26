""" "Today" is the day of publication unless a narrow cue says that the present at large is meant."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.timex import find


def symbols(text: str) -> dict[str, str]:
    return {expression.text.lower(): expression.symbol for expression in find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Today's youth is well read.",
        "In today's political climate, no one gives way.",
        "Who teaches today’s anxious parents?",
        "Today's Venice is a museum.",
        "Today, many families live apart.",
        "He fled. Today, most farmers are poor.",
        "Today we know better.",
        "Rents are far higher today than they were in the 1990s.",
        "Fewer people smoke today than 20 years ago.",
        "More of them are out of work today than when the mill closed.",
        "She drew a comparison between the camps of today and those of the 1940s.",
        "Similarities between what is said today and the slogans of a century ago are plain.",
        "Half of them read it then, compared to today's few.",
        "The city as we know it today",
        "We are your friends today and always.",
        "We stand with them today, tomorrow and forever.",
        "What counts in the world today is money.",
    ],
)
def test_today_is_the_present_at_large(text: str) -> None:
    assert symbols(text)["today"] == "ref(PRESENT_REF)"


@pytest.mark.parametrize(
    "text",
    [
        "They met today.",
        "Today's ruling ends the case.",
        "After today's climate summit they flew home.",
        "He read it in today's Times is all he said.",
        "Today's women's march drew thousands.",
        "Today's ruling for immigrants was welcome.",
        "Today, many flights are cancelled.",
        "Today, many lawmakers are leaving early.",
        "Today, the court struck down a law of the 1990s.",
        "Today's price is higher than a year ago.",
        "The mayor today dismissed a man hired less than two years ago.",
        "The talks between the two ended today and the war has gone on since 1998.",
        "They meet today and tomorrow.",
        "It rains today, tomorrow and on Sunday.",
        "Protests began in Britain today.",
    ],
)
def test_today_is_the_day(text: str) -> None:
    assert symbols(text)["today"] == "unit(D,0)"


def test_tomorrow_is_a_day_unless_it_never_ends() -> None:
    assert symbols("They stand firm today, tomorrow and always.")["tomorrow"] == "ref(FUTURE_REF)"
    assert symbols("They meet today, tomorrow and on Sunday.")["tomorrow"] == "unit(D,1)"
    assert symbols("They meet tomorrow and every day after.")["tomorrow"] == "unit(D,1)"


def test_the_name_of_a_paper_is_no_time() -> None:
    assert not symbols("She told USA Today, most of all, nothing.")
