"""Definite nouns refer to one happening; others name its sort."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.drafts import sentence
from dateline.pipelines.steps.tagging import line, quotations
from dateline.pipelines.steps.undated import undated_nouns

from .mentioning import Told


def found(text: str, taken: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    """Each noun that refers to a happening, and the phrase that tells of it."""
    told_in = sentence(line(text, 0, len(text), [], quotations(text)), 0, 0, False, False, False)
    drafts = undated_nouns(told_in, taken)
    return [(text[d.trigger : d.trigger_end], text[d.start : d.end]) for d in drafts]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The lawsuit cites the constitution.", [("lawsuit", "The lawsuit")]),
        ("Few spoke of the killing of Ann Lee in Oakland.", [("killing", "the killing of Ann Lee in Oakland")]),
        ("Ann Lee’s resignation came late.", [("resignation", "Ann Lee’s resignation")]),
        ("The order to pay back grants angered them.", [("order", "The order to pay back grants")]),
        ("Her order not to sue the port angered them.", [("order", "Her order not to sue the port")]),
        ("The state’s pending lawsuit takes years.", [("lawsuit", "lawsuit takes years")]),
        ("It lets victims (and their families) of murder sue.", []),
        ("A lawsuit takes years.", []),
        ("The lawsuits take years.", []),  # many
        ("Whether any ruling helps is open.", []),
        ("The announcement helps.", []),  # talk
    ],
)
def test_a_definite_noun_names_one_happening(text: str, nouns: list[tuple[str, str]]) -> None:
    assert found(text) == nouns


def test_what_the_sentence_tells_already_is_not_told_twice() -> None:
    assert found("The lawsuit cites the constitution.", taken=(4,)) == []


def test_what_many_have_done_is_no_happening() -> None:
    told = Told(
        "The order worried even judges who have ruled for the ministry. The judge who ruled on it said nothing."
    )
    assert [told.quote(m) for m in told.mentions if m.trigger in ("ruled", "rulings")] == [
        "The judge who ruled on it said nothing."
    ]
