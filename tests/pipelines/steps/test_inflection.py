"""Words as forms of verbs and nouns."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.inflection import (
    BASE,
    ING,
    NO_VERB,
    PARTICIPLE,
    PAST,
    THIRD,
    ing,
    noun,
    regular_past,
    third,
    verb,
)


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("threatened", "threaten", PAST | PARTICIPLE),
        ("threatens", "threaten", THIRD),
        ("threatening", "threaten", ING),
        ("threaten", "threaten", BASE),
        ("took", "take", PAST),
        ("taken", "take", PARTICIPLE),
        ("quit", "quit", BASE | PAST | PARTICIPLE),
        ("found", "find", PAST | PARTICIPLE),
        ("died", "die", PAST | PARTICIPLE),
        ("dying", "die", ING),
        ("stopped", "stop", PAST | PARTICIPLE),
        ("denies", "deny", THIRD),
        ("re-elected", "re-elect", PAST | PARTICIPLE),
    ],
)
def test_a_form_leads_to_its_verb(word: str, lemma: str, form: int) -> None:
    assert verb(word) == (lemma, form)


def test_an_unlisted_word_in_ed_is_a_past_form_and_a_listed_trap_is_none() -> None:
    assert verb("defenestrated").form == PAST | PARTICIPLE
    assert verb("hundred") == verb("morning") == verb("united") == NO_VERB


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("cities", "city"),
        ("letters", "letter"),
        ("clashes", "clash"),
        ("crises", "crisis"),
        ("women", "woman"),
        ("crisis", "crisis"),
    ],
)
def test_plurals_fold(word: str, singular: str) -> None:
    assert noun(word) == singular


def test_possessives_fold() -> None:
    assert noun("city's") == noun("city’s") == noun("cities’") == "city"


def test_regular_forms_follow_spelling() -> None:
    assert [regular_past(w) for w in ("plan", "visit", "carry", "free", "permit")] == [
        "planned",
        "visited",
        "carried",
        "freed",
        "permitted",
    ]
    assert [ing(w) for w in ("lie", "make", "flee", "run")] == ["lying", "making", "fleeing", "running"]
    assert [third(w) for w in ("push", "go", "deny", "stay")] == ["pushes", "goes", "denies", "stays"]
