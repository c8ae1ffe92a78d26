"""What kind of event a verb tells hangs on the words of its own clause."""

from __future__ import annotations

import pytest

from .mentioning import Told


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The ministry denied a threat on Friday after the men were released.", "release"),
        ("The board rejected the requests on Friday, once he was released.", "release"),
        ("The board met before the report was released on Friday.", "publication"),
        ("The report on the threat was released on Friday.", "publication"),
    ],
)
def test_what_is_done_is_done_to_nothing_that_stands_in_the_clause_before(sentence: str, kind: str) -> None:
    assert {mention.kind for mention in Told(sentence).mentions if mention.trigger == "released"} == {kind}


def test_a_noun_that_the_word_before_gives_a_kind_needs_no_day() -> None:
    told = Told("Ann Lee faced a legal challenge from the union. She will face a primary challenge from a banker.")
    assert [(m.trigger, m.kind, m.status) for m in told.mentions] == [
        ("faced", "lawsuit", "occurred"),
        ("face", "election", "scheduled"),
    ]
    assert not Told("Ann Lee faced a challenge from the union.").mentions
