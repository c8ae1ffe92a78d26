"""Cards over linked names are read past, and stay where they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.cards import without_cards

CARD = " Ada Mary LeeCouncil meets Tuesday Ferries late again: the mayor's troubles MORE"


@pytest.mark.parametrize(
    "text",
    [
        f"Mayor Ada Lee{CARD} resigned on Friday.",
        f"A letter to Lee{CARD}’s office.",
        f"Ada Lee Addison (Ada){CARD} resigned.",
        f"Ada Lee{CARD} and Bo Diaz Bo DiazFeehery: no vote before May MORE met.",
    ],
)
def test_a_card_gives_way_to_spaces(text: str) -> None:
    read = without_cards(text)
    assert len(read) == len(text)
    assert "Council" not in read
    assert "MORE" not in read
    assert [a for a, b in zip(text, read, strict=True) if a != b and b != " "] == []


@pytest.mark.parametrize(
    "text",
    [
        "They want MORE money for Lee, Ada Lee said.",
        "Bo McDiaz told Diaz that Diaz wants MORE.",
        "READ MORE about Ada Lee and Ada Mary Lee.",
        f"Ada Lee{CARD.removesuffix(' MORE')} resigned.",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert without_cards(text) == text


@given(st.text(max_size=300))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(without_cards(f"{text} MORE")) == len(text) + 5


def test_a_text_that_is_all_names_takes_no_time() -> None:
    text = "Ada Lee " * 5_000 + "MORE"
    began = time.process_time()
    assert without_cards(text) == text
    assert time.process_time() - began < 1
