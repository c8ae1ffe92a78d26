"""What is found in a text, and what is left alone."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.timex import find, languages, tag_document


def texts(text: str) -> list[str]:
    return [expression.text for expression in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They may go.",
        "May I ask why?",
        "Theresa May met April Smith.",
        "March for Our Lives drew a crowd.",
        "March on Washington again",
        "The Sun reported it.",
        "The bill won 1,984 votes.",
        "It won 1984 votes.",
        "Section 1373 forbids it.",
        "Flight 1999 was late.",
        "It cost $1995.",
        "a 20-year-old man",
        "The boy is 12 years old.",
        "children ages 5 to 7 years",
        "They won 7-3.",
        "a 10:30 ratio",
        "Apollo 11 and F-16 jets",
        "about 1600 schools",
        "she writes for the Sunday Times",
        "watching Nation Today",
        "an essay in the Week",
        "on Easter Island",
        "the Good Friday Agreement",
        "the fall of Rome",
        "the Winter Olympics",
        "Prices fall.",
        "in his mid-50s",
        "highs in the 80s",
        "in the first quarter of the game",
        "the first quarter-mile",
        "an EQ2 score, 2Q2Q",
        "8 U.S.C. 1373",
        "H.R. 2016 passed",
        "There were 2016 of them.",
        "He lives at 2016 Main Street.",
        "abide by the Fourth Amendment",
        "a judge on the 9th Circuit",
        "for a second time",
        "a previous Prime Minister May said so",
        "with Jan Smith",
        "79 ad campaigns",
        "the Daily Mail",
        "the Tonight Show",
        "the second man came first",
        "cases that fall under the act",
        "one Friday or another",
        "He fell ill one day last.",
        "case no. 20170818 and case 20170819",
        "version 10.1.2017 of it",
        "",
    ],
)
def test_what_only_looks_like_time_is_left_alone(text: str) -> None:
    assert texts(text) == []


def test_tokenised_text_is_read_like_any_other() -> None:
    assert texts("`` On Feb. 17 , 2011 , '' he said -LRB- June 3 -RRB- .") == ["Feb. 17 , 2011", "June 3"]


def test_a_line_end_does_not_part_a_date_but_a_blank_line_does() -> None:
    assert texts("They met on March\n3, 2017.") == ["March\n3, 2017"]
    assert texts("They met in March\n\n3, 2017 and so on.")[0] == "March"


def test_typographic_signs_are_read_as_plain_ones() -> None:
    assert texts("It ran June 3–5; last year’s third quarter; at 9 o’clock today") == [
        "June 3–5",
        "last year’s third quarter",
        "9 o’clock today",
    ]


def test_types_are_those_of_timeml() -> None:
    found = find("They meet daily at 5 p.m. Monday for three hours in June.")
    assert [e.type for e in found] == ["SET", "TIME", "DURATION", "DATE"]


def test_offsets_name_the_part_and_the_words() -> None:
    text = "It said Thursday it would decide by Aug. 18."
    assert [(e.part, text[e.start : e.end]) for e in find(text, part=2)] == [(2, "Thursday"), (2, "Aug. 18")]


def test_a_language_without_rules_has_no_expressions() -> None:
    assert languages() == {"en", "de"}
    assert find("le jeudi 3 août 2017", lang="fr") == ()


def test_tagging_gives_rows_with_timex3_values() -> None:
    assert tag_document("The vote is tomorrow.", "2017-08-04T10:33") == [
        {"start": 12, "end": 20, "text": "tomorrow", "type": "DATE", "value": "2017-08-05"}
    ]


@pytest.mark.parametrize("unknown", ["", "no date", "2017"])
def test_tagging_without_a_day_keeps_relative_values_open(unknown: str) -> None:
    assert tag_document("The vote is tomorrow.", unknown)[0]["value"] == "XXXX-XX-XX"


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("3.45 years", "dur(P3.45Y)"),
        ("12.25 hours", "dur(PT12.25H)"),
        ("2.25 decades", "dur(P22.5Y)"),
        ("1.5 centuries", "dur(P150Y)"),
    ],
)
def test_a_length_keeps_its_decimals(words: str, symbol: str) -> None:
    assert [expression.symbol for expression in find(f"It took {words}.")] == [symbol]


def test_one_day_of_some_week_is_no_length_but_a_day_in_jail_is() -> None:
    assert texts("It rained one day last week.") == ["last week"]
    assert texts("He spent one day in jail.") == ["one day"]
