"""A decision's ground is found again as the statement that the editor saw."""

from __future__ import annotations

from dateline.pipelines.resolve.matching import Candidate, Match, Sought, matches

QUOTE = "Steps taken now are like those taken in the 1930s."
GROUND = Sought("edit", 0, "article", "body", QUOTE, "taken")


def said(mention: str, ordinal: int, *, timed: bool, trigger: str = "taken") -> Candidate:
    return Candidate("article", "version", mention, ordinal, "body", QUOTE, trigger, timed)


def test_of_two_events_that_a_sentence_names_by_one_word_the_one_with_a_time_is_meant():
    found = matches([GROUND], [said("now", 1, timed=False), said("then", 2, timed=True)])
    assert found == [Match("edit", 0, "version", "then")]


def test_the_same_word_counts_for_more_than_a_time():
    found = matches([GROUND], [said("taken", 1, timed=False), said("like", 2, timed=True, trigger="like")])
    assert found == [Match("edit", 0, "version", "taken")]


def test_of_two_without_a_time_the_first_is_meant():
    found = matches([GROUND], [said("later", 2, timed=False), said("first", 1, timed=False)])
    assert found == [Match("edit", 0, "version", "first")]
