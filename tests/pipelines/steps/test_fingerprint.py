"""Fingerprints: texts that share a sentence find each other, however it was set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.fingerprint import GUARANTEE, SHINGLE, fingerprints, folded_words

SHARED = (
    "The river authority opened the spillway of the upper dam on Tuesday night after three days of rain had "
    "filled the reservoir to the brim."
)
FIRST = f"Residents of the lower valley were told to leave. {SHARED} Nobody was hurt, the fire chief said."
SECOND = f"It was the fourth alarm of the winter for the towns below. {SHARED} Schools stay shut for now."

VOCABULARY = st.sampled_from([f"w{n}" for n in range(40)])


def test_fingerprints_are_sorted_unique_signed_64_bit_numbers() -> None:
    found = fingerprints(FIRST)
    assert found == tuple(sorted(set(found)))
    assert all(-(1 << 63) <= value < 1 << 63 for value in found)
    assert any(value < 0 for value in fingerprints(" ".join(f"word{n}" for n in range(200))))


def test_fingerprints_stay_what_they_are_from_release_to_release() -> None:
    assert fingerprints("The bridge was closed on Friday after inspectors found a crack in its northern pier.") == (
        -7699542117294285803,
    )


def test_two_texts_that_share_one_long_sentence_share_a_fingerprint() -> None:
    assert set(fingerprints(FIRST)) & set(fingerprints(SECOND))


def test_two_texts_on_one_event_in_different_words_share_none() -> None:
    other = "Water was let out of the dam above the valley late on Tuesday, and people there had to go."
    assert not set(fingerprints(FIRST)) & set(fingerprints(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the “common-sense” rules", "The ‘commonsense’ rules"),
        ("U.S. officials don’t agree", "US officials don't agree"),
        ("1,000 homes — and 2.5 million people", "1000 homes - and 2.5 million people"),
        ("the immi-\ngration office", "the immigration office"),
        ("the immi\u00adgration office", "The Immigration Office!"),
        ("ＦＵＬＬ width", "full width"),
    ],
)
def test_quotes_dashes_hyphens_case_and_punctuation_do_not_tell_texts_apart(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other)


def test_a_missing_space_after_a_full_stop_does_not_join_words() -> None:
    assert folded_words("the dam.Nobody was hurt") == ["the", "dam", "nobody", "was", "hurt"]


def test_a_script_without_spaces_is_compared_by_characters() -> None:
    text = "水库管理局在连续三天降雨之后于星期二晚间打开了上游大坝的泄洪道"
    assert len(folded_words(text)) == len(text)
    assert set(fingerprints(f"居民被要求撤离。{text}。")) & set(fingerprints(f"学校停课。{text}，没有人受伤。"))


def test_a_text_shorter_than_a_shingle_has_one_fingerprint_and_an_empty_one_none() -> None:
    assert len(fingerprints("Road closed.")) == 1
    assert fingerprints("  —  ") == ()


def test_about_a_sixth_of_the_shingles_is_kept() -> None:
    words = " ".join(f"word{n}" for n in range(6000))
    assert 0.15 < len(fingerprints(words)) / (6000 - SHINGLE + 1) < 0.185


@given(
    st.lists(VOCABULARY, min_size=GUARANTEE, max_size=GUARANTEE + 20),
    st.lists(VOCABULARY, max_size=60),
    st.lists(VOCABULARY, max_size=60),
)
def test_a_shared_run_of_the_guaranteed_length_is_never_missed(
    run: list[str], before: list[str], after: list[str]
) -> None:
    whole = " ".join([*before, *run, *after])
    assert set(fingerprints(whole)) & set(fingerprints(" ".join(run)))


@given(st.text())
def test_any_text_has_fingerprints_and_none_raises(text: str) -> None:
    assert bool(fingerprints(text)) == bool(folded_words(text))
