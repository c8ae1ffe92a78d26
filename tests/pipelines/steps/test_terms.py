"""Content words: two reports of one event share them; what only dates or reports is not among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.terms import cosine, stem, terms


def test_dates_numbers_and_reporting_words_are_no_terms() -> None:
    found, _ = terms("On Thursday, March 3, 2011, officials said 41 voters told them a second flood killed 12.")
    assert found == ("flood", "kill", "official", "voter")


def test_a_lower_case_march_is_a_protest() -> None:
    assert terms("They march in March")[0] == ("march",)


@pytest.mark.parametrize(
    "forms",
    [
        "threaten threatens threatened threatening",
        "sue sues sued suing",
        "shoot shoots shot shooting",
        "city cities",
        "fire fires fired firing",
        "ban bans banned banning",
        "flee fled flees fleeing",
        "kill killed killing kills",
        "die dies died dying",
        "proceed proceeds proceeded proceeding",
    ],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_universe_and_university_stay_apart() -> None:
    assert stem("universe") != stem("university")


def test_names_with_digits_stay_whole_and_hyphens_part() -> None:
    assert terms("COVID-19 and gun-control in the U.S.")[0] == ("control", "covid-19", "gun", "usa")


def test_tokenised_text_gives_the_terms_of_plain_text() -> None:
    assert terms("The minister 's aides do n't resign -LRB- Reuters -RRB-") == terms(
        "The minister’s aides don’t resign (Reuters)"
    )


def test_the_rarer_word_weighs_more_and_no_word_more_than_the_cap() -> None:
    words, weights = terms("people avalanche Qasrbinghashir")
    by_word = dict(zip(words, weights, strict=True))
    assert by_word["peopl"] < by_word["avalanch"] < by_word["qasrbinghashir"] == 7.601


def test_cosine_tells_the_same_event_from_another() -> None:
    same = cosine(
        *terms("A magnitude 7.1 earthquake struck off the coast of Honshu"),
        *terms("Strong quake: earthquake strikes near Honshu's coast"),
    )
    other = cosine(
        *terms("A magnitude 7.1 earthquake struck off the coast of Honshu"),
        *terms("Parliament elected a new speaker"),
    )
    assert same > 0.5
    assert other == 0.0


@given(st.text())
def test_any_text_has_sorted_unique_terms_with_positive_weights(text: str) -> None:
    found, weights = terms(text)
    assert list(found) == sorted(set(found))
    assert len(found) == len(weights)
    assert all(0 < w <= 7.601 for w in weights)
    assert cosine(found, weights, found, weights) == (1.0 if found else 0.0)


@given(st.text(), st.text())
def test_cosine_is_symmetric_and_between_nothing_and_one(a: str, b: str) -> None:
    left = cosine(*terms(a), *terms(b))
    assert left == cosine(*terms(b), *terms(a))
    assert 0.0 <= left <= 1.0
