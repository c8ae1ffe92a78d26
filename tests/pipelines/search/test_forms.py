"""A search for one form of an English word finds the others."""

from __future__ import annotations

from collections import defaultdict

import pytest
from wordfreq import iter_wordlist

from dateline.pipelines.search.forms import forms
from dateline.pipelines.steps.terms import stem


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("city", ["cities"]),
        ("threatening", ["threaten", "threatens", "threatened"]),
        ("stop", ["stopped", "stopping", "stops"]),
        ("fire", ["fired", "firing", "fires"]),
        ("denied", ["deny", "denies", "denying"]),
        ("control", ["controlled", "controlling"]),
        ("fight", ["fought", "fighting"]),
        ("fought", ["fight", "fights"]),
        ("child", ["children"]),
        ("sanctuaries", ["sanctuary"]),
        ("movie", ["movies"]),
        ("movies", ["movie"]),
    ],
)
def test_the_forms_of_a_word_are_found_from_any_of_them(word: str, others: list[str]) -> None:
    assert {word, *others} <= set(forms(word))


def test_words_of_another_meaning_are_no_forms() -> None:
    assert "university" not in forms("universe")
    assert "needed" not in forms("knead")


@pytest.mark.parametrize("word", ["2017", "münchen", "москва", "go", "b2b"])
def test_a_word_without_rules_has_itself_alone(word: str) -> None:
    assert word in forms(word)
    assert all(stem(form) == stem(word) for form in forms(word))


def test_no_word_of_the_language_is_missed() -> None:
    families = defaultdict(set)
    for word in iter_wordlist("en", "small"):
        if word.isascii() and word.isalpha():
            families[stem(word)].add(word)
    several = [family for family in families.values() if len(family) > 1]
    missed = {min(family): family - set(forms(min(family))) for family in several}
    assert len(several) > 1000
    assert {word: left for word, left in missed.items() if left} == {}
