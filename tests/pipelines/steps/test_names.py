"""What a run of capitals names, by its words and by what stands right before them."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.names import own_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Ann Lee there.", [("Ann Lee", "person", "Ann Lee")]),
        ("They sailed on the Ann Lee there.", []),  # a ship
        ("They met Ann Lee’s staff.", [("Ann Lee", "person", "Ann Lee")]),
        ("It went to Circuit Court.", [("Circuit Court", "court", "Circuit Court")]),
        ("It went to the 9th Circuit Court.", [("9th Circuit Court", "court", "9th Circuit Court of Appeals")]),
    ],
)
def test_the_same_words_name_by_what_stands_before_them(text: str, names: list[tuple[str, str, str]]) -> None:
    twice = f"{text} {text}"  # the second time, what the words name is remembered
    found = [(twice[n.start : n.end], n.kind, n.name) for n in own_names(twice)]
    assert found == names * 2
