"""A pronoun at the head of a line gets its name only where one person can be meant."""

from __future__ import annotations

from dateline.pipelines.steps.antecedents import with_antecedent
from dateline.pipelines.steps.participants import article_cast
from dateline.pipelines.steps.sentences import split
from dateline.schemas.records import Part


def named(text: str, verb: str, line: str) -> str:
    sentences = split(text, 0)
    at = text.index(verb)
    number = next(k for k, span in enumerate(sentences) if span.start <= at < span.end)
    return with_antecedent(line, text, sentences, number, at, article_cast([Part(0, "body", text)]))


def test_the_subject_of_the_sentence_before_is_meant() -> None:
    text = "John Keller won the vote in May. He met the governor on Friday."
    assert named(text, "met", "He met the governor") == "John Keller met the governor"


def test_the_subject_is_followed_through_sentences_that_go_on_with_the_pronoun() -> None:
    text = "John Keller won the vote in May. He was sworn in. He met the governor on Friday."
    assert named(text, "met", "He met the governor") == "John Keller met the governor"


def test_a_person_who_is_not_the_subject_is_not_meant() -> None:
    text = "The vote was lost to Mary Keller in May. He met the governor on Friday."
    assert named(text, "met", "He met the governor") == "He met the governor"


def test_of_two_persons_neither_is_taken() -> None:
    text = "John Keller and Tom Ruiz won seats in May. He met the governor on Friday."
    assert named(text, "met", "He met the governor") == "He met the governor"


def test_a_line_with_its_own_subject_stays() -> None:
    text = "John Keller won the vote in May. The council met on Friday."
    assert named(text, "met", "The council met") == "The council met"
