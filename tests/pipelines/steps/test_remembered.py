"""What was found for words is kept, within bounds."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps import remembered
from dateline.pipelines.steps.remembered import LONGEST, Remembered


class Asked:
    """A function that counts how often it is asked."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, word: str) -> int:
        self.words.append(word)
        return len(word)


def test_a_word_is_asked_for_once() -> None:
    asked = Asked()
    lengths = Remembered(asked)
    assert [lengths[word] for word in ("a", "city", "a", "city")] == [1, 4, 1, 4]
    assert asked.words == ["a", "city"]


def test_no_more_words_are_kept_than_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    lengths = Remembered(len)
    assert [lengths[word] for word in ("a", "be", "see", "a")] == [1, 2, 3, 1]
    assert len(lengths) == 2


def test_what_is_too_long_for_a_word_is_answered_and_not_kept() -> None:
    lengths = Remembered(len)
    assert lengths["x" * (LONGEST + 1)] == LONGEST + 1
    assert not lengths
