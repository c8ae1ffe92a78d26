"""What pure functions gave for the words of texts, which come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")

MOST = 1 << 16  # words: news of one language has fewer that come again
LONGEST = 64  # characters: what is longer is no word, and does not come again


class Remembered(dict[str, Given]):
    """A table of what a function gives for a word, filled as it is asked, and emptied before it has more than MOST.

    ``table[word]`` costs a third of a call of what `functools.lru_cache` makes, which counts for every word of an
    article, and ``map(table.__getitem__, words)`` less still.
    """

    __slots__ = ("_function",)

    def __init__(self, function: Callable[[str], Given]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Given:
        given = self._function(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = given
        return given
