"""Arguments: who does what to whom, by the clause of the verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.arguments import Argument, arguments
from dateline.pipelines.steps.clauses import parse
from dateline.pipelines.steps.tagging import line


def told(text: str, verb: str) -> tuple[str, str]:
    """Who does it and to whom it is done, "" for nobody."""
    row = line(text, 0, len(text), [], [])
    found = arguments(row, parse(row), text.index(verb))
    assert found is not None
    return shown(text, found.actor), shown(text, found.target)


def shown(text: str, phrase: Argument | None) -> str:
    return "" if phrase is None else text[slice(*phrase.meant)]


@pytest.mark.parametrize(
    ("text", "verb", "actor", "target"),
    [
        ("Police arrested two men who robbed a bank.", "arrested", "Police", "two men"),
        ("Police arrested two men who robbed a bank.", "robbed", "two men", "a bank"),
        ("The clerk was jailed by a judge.", "jailed", "a judge", "The clerk"),
        ("A judge appointed by the mayor ruled against the town.", "appointed", "the mayor", "A judge"),
        ("A judge appointed by the mayor ruled against the town.", "ruled", "A judge", "the town"),
        ("The mayor of Springfield and the sheriff sued the state.", "sued", "The mayor", "the state"),
        ("Ann Lee, the head of the union, sued the state.", "sued", "Ann Lee", "the state"),
        ("The union threatened to strike and blocked the port.", "blocked", "The union", "the port"),
        ("The department sent letters to four towns.", "sent", "The department", "four towns"),
        ("The state withheld money from the towns.", "withheld", "The state", "the towns"),
        ("The union filed a lawsuit against the state.", "filed", "The union", "the state"),
        ("Rebels launched an attack on a village.", "launched", "Rebels", "a village"),
        ("The state vowed to deny money to the towns.", "vowed", "The state", "the towns"),
        ("The state was forced to weaken its law.", "weaken", "The state", "its law"),
        ("The judge ordered the town to pay a fine.", "pay", "the town", "a fine"),
        ("The state told the towns that they must leave.", "leave", "the towns", ""),
    ],
)
def test_a_verbs_subject_does_it_and_its_object_has_it_done(text: str, verb: str, actor: str, target: str) -> None:
    assert told(text, verb) == (actor, target)


def test_a_pronoun_stands_where_it_stands_and_means_what_it_takes_up() -> None:
    text = "The state told the towns that they must leave."
    row = line(text, 0, len(text), [], [])
    found = arguments(row, parse(row), text.index("leave"))
    assert found is not None
    assert found.actor is not None
    assert (text[found.actor.start : found.actor.end], shown(text, found.actor)) == ("they", "the towns")


def test_a_noun_has_no_arguments_here() -> None:
    text = "The arrest of Ann Lee shook the town."
    row = line(text, 0, len(text), [], [])
    assert arguments(row, parse(row), text.index("arrest")) is None


WORDS = ("the", "town", "sued", "that", "and", "who", "to", "by", ",", "of", "was", "told", "Lee", "they", "it", "been")


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_have_their_arguments_within_them(words: list[str]) -> None:
    text = " ".join(words)
    row = line(text, 0, len(text), [], [])
    groups = parse(row)
    for group in groups:
        found = arguments(row, groups, row.starts[group.head])
        assert found is not None
        for phrase in (found.actor, found.target):
            assert phrase is None or 0 <= phrase.start < phrase.end <= len(text)
