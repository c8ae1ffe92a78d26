"""The table of kinds: complete, consistent, and saying which kinds may tell of one event."""

from __future__ import annotations

from typing import get_args

import pytest

from dateline.pipelines.steps.kinds import KINDS, NOUN_KINDS, OBJECTS, OTHER, PHRASAL, VERB_KINDS, akin, family, kind
from dateline.schemas.records import Status


def test_every_kind_has_one_row() -> None:
    names = [k.name for k in KINDS]
    assert len(names) == len(set(names))


def test_every_phrase_leads_to_a_kind_of_the_table() -> None:
    names = {k.name for k in KINDS} | {"happen", "light", "none"}
    assert set(PHRASAL.values()) | set(OBJECTS.values()) <= names


def test_effects_are_statuses() -> None:
    assert {k.effect for k in KINDS if k.effect} <= set(get_args(Status))


@pytest.mark.parametrize(
    ("word", "name"),
    [("threaten", "threat"), ("arrest", "arrest"), ("resign", "resignation"), ("infect", "outbreak")],
)
def test_verbs_name_their_kind(word: str, name: str) -> None:
    assert VERB_KINDS[word] == name


@pytest.mark.parametrize(
    ("word", "name"), [("earthquake", "disaster"), ("ceasefire", "ceasefire"), ("verdict", "verdict")]
)
def test_nouns_name_their_kind(word: str, name: str) -> None:
    assert NOUN_KINDS[word] == name


def test_the_letter_and_the_threat_in_it_may_be_one_event() -> None:
    assert family("threat") == family("letter") == family("demand")
    assert akin("threat", "announcement")


def test_an_attack_and_its_deaths_may_be_one_event_and_a_bill_and_a_death_may_not() -> None:
    assert akin("attack", "death")
    assert akin("death", "attack")
    assert not akin("bill passed", "death")
    assert not akin("bill introduced", "bill signed")


def test_what_is_of_no_kind_is_akin_to_all_and_known_to_none() -> None:
    assert akin(OTHER, "verdict")
    assert kind("no such kind").family == OTHER
