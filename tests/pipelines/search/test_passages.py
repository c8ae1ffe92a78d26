"""The passage that is shown says best why a text was found."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.search.passages import LEAD, WIDTH, Hit, occurrences, passage

FILLER = "Nothing of note happened that day in the town. "
BRIDGE, FERRY = re.compile("bridge"), re.compile("ferry")


def shown(text: str, *terms: re.Pattern[str]) -> str:
    place = passage(text, occurrences(text, terms))
    return text[place.start : place.end]


def test_it_has_as_many_different_words_as_may_be() -> None:
    text = "A bridge, a bridge. " + FILLER * 20 + "The bridge replaced the ferry. " + FILLER * 20
    assert shown(text, BRIDGE, FERRY).startswith("The bridge replaced the ferry.")


def test_of_equals_it_is_the_first() -> None:
    text = "The bridge opened. " + FILLER * 20 + "The bridge closed."
    assert shown(text, BRIDGE).startswith("The bridge opened.")


def test_it_begins_with_a_sentence_where_one_begins_near_else_with_a_word() -> None:
    assert shown(FILLER * 9 + "On Monday the bridge fell.", BRIDGE) == "On Monday the bridge fell."
    long = "word " * 100 + "bridge " + "word " * 100
    assert shown(long, BRIDGE).startswith("word ")
    assert shown(long, BRIDGE).endswith(" word")


def test_without_hits_it_is_the_beginning() -> None:
    assert shown(FILLER * 20, BRIDGE) == (FILLER * 20)[: shown(FILLER * 20, BRIDGE).__len__()]
    assert shown("Short.", BRIDGE) == "Short."
    assert shown("", BRIDGE) == ""


def test_where_two_terms_meet_the_first_is_marked_once() -> None:
    assert occurrences("bridge tolls", (re.compile("bridge tolls"), BRIDGE)) == (Hit(0, 6, 1),)
    assert occurrences("a ferry, a bridge", (BRIDGE, FERRY)) == (Hit(2, 7, 1), Hit(11, 17, 0))


@given(st.text("ab .\n", max_size=2000), st.sampled_from(["a", "ab", "b b", "aaaa"]))
def test_every_passage_lies_in_its_text_and_shows_a_hit_where_there_is_one(text: str, word: str) -> None:
    hits = occurrences(text, [re.compile(re.escape(word))])
    place = passage(text, hits)
    assert 0 <= place.start <= place.end <= len(text)
    assert place.end - place.start <= WIDTH + LEAD + len(word)
    assert bool(place.hits) == bool(hits)
    assert all(text[hit.start : hit.end] == word for hit in place.hits)
    assert all(place.start <= hit.start and hit.end <= place.end for hit in place.hits)
