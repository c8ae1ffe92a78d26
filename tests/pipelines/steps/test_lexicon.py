"""Word lists: an expression for many words finds each of them and nothing else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.lexicon import any_of


@given(st.sets(st.text("abc.", min_size=1, max_size=5), min_size=1), st.text("abc.", max_size=5))
def test_any_of_matches_the_words_and_no_other(listed: set[str], other: str) -> None:
    pattern = re.compile(any_of(listed))
    assert all(pattern.fullmatch(word) for word in listed)
    assert bool(pattern.fullmatch(other)) == (other in listed)


def test_words_share_their_beginnings() -> None:
    assert any_of(["added", "argued", "add"]) == "a(?:dd(?:ed)?|rgued)"
