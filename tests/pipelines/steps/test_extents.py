"""Each happening of a sentence is told by its own clause or phrase, and by no other."""

from __future__ import annotations

from dateline.pipelines.steps.clauses import parse
from dateline.pipelines.steps.event_nouns import event_nouns
from dateline.pipelines.steps.extents import clause_extent, noun_extent
from dateline.pipelines.steps.tagging import line


def clauses(words: str) -> list[str]:
    """The stretch of each verb group of a sentence."""
    row = line(words, 0, len(words), (), ())
    groups = parse(row)
    extents = [clause_extent(row, groups, number) for number in range(len(groups))]
    return [words[row.starts[first] : row.ends[last]] for first, last in extents]


def test_two_clauses_share_no_words() -> None:
    assert clauses("The senate passed the bill, and the president signed the order.") == [
        "The senate passed the bill",
        "the president signed the order",
    ]


def test_what_is_said_belongs_to_the_saying() -> None:
    said, resigned = clauses("The mayor said that the harbour master resigned.")
    assert said == "The mayor said that the harbour master resigned"
    assert resigned == "the harbour master resigned"


def test_an_infinitive_is_told_with_its_verb_and_alone() -> None:
    assert clauses("The council voted to ban nets because fish died.")[:2] == [
        "The council voted to ban nets",
        "to ban nets",
    ]


def test_a_noun_has_the_phrase_around_it() -> None:
    words = "Fans wept after the sudden death of Ann Lee in Oakland, police said."
    row = line(words, 0, len(words), (), ())
    groups = parse(row)
    (death,) = event_nouns(row, groups)
    first, last = noun_extent(row, groups, death.at)
    assert words[row.starts[first] : row.ends[last]] == "the sudden death of Ann Lee in Oakland"
