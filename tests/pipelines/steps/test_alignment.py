"""Sentences of two versions find each other, whatever stands between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.alignment import LARGEST_STRETCH, Match, Sentence, align

ONE = "the judge ruled for the city on monday"
TWO = "the mayor said that the city would sue the department over the letter"
THREE = "police chiefs of the four cities said nothing about it"
FOUR = "a storm closed all schools of the county for two days"


def text(*lines: str) -> list[Sentence]:
    return [Sentence(0, 100 * n, 100 * n + len(line), tuple(line.split())) for n, line in enumerate(lines)]


def said(matches: list[Match]) -> list[tuple[str, str]]:
    return [(_said(m.was), _said(m.now)) for m in matches]


def _said(sentences: tuple[Sentence, ...]) -> str:
    return " / ".join(" ".join(map(str, s.words)) for s in sentences)


def test_equal_texts_have_no_matches() -> None:
    assert align(text(ONE, TWO), text(ONE, TWO)) == []


def test_a_reworded_sentence_is_paired_with_what_it_became() -> None:
    now = TWO.replace("sue the department", "take the department to court")
    assert said(align(text(ONE, TWO, THREE), text(ONE, now, THREE))) == [(TWO, now)]


def test_sentences_that_share_little_were_cut_and_added() -> None:
    assert said(align(text(ONE, TWO), text(ONE, FOUR))) == [(TWO, ""), ("", FOUR)]


def test_sentences_that_were_cut_one_after_the_other_are_one_passage() -> None:
    assert said(align(text(ONE, TWO, THREE), text(ONE))) == [(f"{TWO} / {THREE}", "")]


def test_a_sentence_that_was_split_is_paired_with_both_halves() -> None:
    whole = f"{ONE} and {TWO}"
    assert said(align(text(whole), text(ONE, TWO))) == [(whole, f"{ONE} / {TWO}")]
    assert said(align(text(ONE, TWO), text(whole))) == [(f"{ONE} / {TWO}", whole)]


def test_a_sentence_that_stands_elsewhere_moved() -> None:
    (moved,) = align(text(ONE, TWO, THREE), text(TWO, THREE, ONE))
    assert moved.moved
    assert said([moved]) == [(ONE, ONE)]
    assert (moved.was[0].start, moved.now[0].start) == (0, 200)


def test_a_short_sentence_does_not_move_since_it_stands_in_many_places() -> None:
    matches = align(text("he agreed", TWO, THREE), text(TWO, THREE, "he agreed"))
    assert not any(m.moved for m in matches)


def test_a_long_stretch_that_was_written_anew_is_not_compared_pair_by_pair() -> None:
    size = int(LARGEST_STRETCH**0.5) + 1
    was = text(*(f"sentence {n} of the old text" for n in range(size)))
    now = text(*(f"sentence {n} of the new text" for n in range(size)))
    assert [(len(m.was), len(m.now)) for m in align(was, now)] == [(size, 0), (0, size)]


lines = st.lists(st.sampled_from((ONE, TWO, THREE, FOUR, "he agreed", f"{ONE} and {THREE}")), max_size=7)


@given(lines, lines)
def test_each_sentence_is_in_one_match_at_most_and_what_is_in_none_stands_in_both(
    was: list[str], now: list[str]
) -> None:
    old, new = text(*was), text(*now)
    matches = align(old, new)
    left, right = [s for m in matches for s in m.was], [s for m in matches for s in m.now]
    for side, whole in ((left, old), (right, new)):
        assert len(side) == len(set(side))
        assert set(side) <= set(whole)
    same = [s.words for s in old if s not in set(left)]
    assert same == [s.words for s in new if s not in set(right)]
