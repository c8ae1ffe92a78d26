"""Verb groups and their clauses, by form and word order."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.clauses import parse
from dateline.pipelines.steps.tagging import line, quotations
from dateline.pipelines.steps.verbgroups import Group


def groups(text: str, present: bool = False) -> list[Group]:
    return parse(line(text, 0, len(text), [], quotations(text)), present)


def told(text: str, present: bool = False) -> list[tuple[str, str, str]]:
    return [(g.lemma, g.tense, g.clause) for g in groups(text, present)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court will not hear the appeal.", [("hear", "future", "main")]),
        ("The bill has been approved.", [("approve", "perfect", "main")]),
        ("The trial is expected to begin soon.", [("begin", "future", "main")]),
        ("Cities must prove that they comply.", [("prove", "modal", "main"), ("comply", "present", "rel")]),
        ("She moved to punish towns, threatening them.",
         [("move", "past", "main"), ("punish", "infinitive", "inf"), ("threaten", "gerund", "adj")]),
        ("The man who shot the officers was arrested.", [("shoot", "past", "rel"), ("arrest", "past", "main")]),
        ("The officer accused of theft resigned.", [("accuse", "participle", "red"), ("resign", "past", "main")]),
        ("Police arrested a man wanted in Ohio.", [("arrest", "past", "main"), ("want", "participle", "red")]),
        ("Officials said the boy died.", [("say", "past", "main"), ("die", "past", "comp")]),
        ("If they refuse, the fund will close.", [("refuse", "present", "cond"), ("close", "future", "main")]),
        ("In letters sent to towns, he informed them.", [("send", "participle", "red"), ("inform", "past", "main")]),
        ("He was tried, and convicted of fraud.", [("try", "past", "main"), ("convict", "past", "main")]),
        ("The proposed law divides them.", [("divide", "present", "main")]),
        ("She said her office and the court had met.", [("say", "past", "main"), ("meet", "pluperfect", "comp")]),
        ("She said he paid, and added that he left.",
         [("say", "past", "main"), ("pay", "past", "comp"), ("add", "past", "main"), ("leave", "past", "comp")]),
        ("That drew fire from owners.", [("draw", "past", "main")]),
        ("He asked how she and her son were killed.", [("ask", "past", "main"), ("kill", "past", "rel")]),
        ("He asked who paid and her son was killed.",
         [("ask", "past", "main"), ("pay", "past", "rel"), ("kill", "past", "main")]),
    ],
)  # fmt: skip
def test_verb_groups_have_their_tense_and_clause(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_negation_and_voice_are_seen_through_adverbs() -> None:
    (denied,) = groups("The plan has not yet been formally approved.")
    assert denied.negated
    assert denied.passive


def test_captions_use_the_present() -> None:
    assert told("Marchers carry signs in the capital.", present=True) == [("carry", "present", "main")]
    assert told("Marchers carry signs in the capital.") == []


def test_a_plural_that_looks_like_a_verb_is_the_subject_of_the_next() -> None:
    assert told("Rebel forces seize the port.", present=True) == [("seize", "present", "main")]
    assert told("Army forces shell Oakvale.", present=True) == [("shell", "present", "main")]
    assert told("The court issues arrest warrants.", present=True) == [("issue", "present", "main")]
    assert told("Lee forces a vote.", present=True) == [("force", "present", "main")]


def test_a_question_tells_no_future() -> None:
    assert told("Will he resign?") == []


def test_quoted_words_are_marked() -> None:
    text = "“We will win,” he said. “They lost\nNext."
    spans = quotations(text)
    assert [text[a:b] for a, b in spans] == ["We will win,", "They lost"]
