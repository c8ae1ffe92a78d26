"""The gold is what two readers wrote of the same sentences, and says why wherever it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.gold.time.agreement import describe, pairs, readers
from tests.gold.time.labels import BOUNDS, FOLDER, KINDS, SETS, Label, Labelled, load, paired

SAMPLED = 60  # sentences of the corpus that hold a time expression, at the least
AGREED = 0.95  # as is asked of the tagger: it cannot be held to what readers themselves do not agree on
THURSDAY = date(2017, 8, 3)
ALL = [FOLDER / f"{name}.jsonl" for name in SETS] + [
    FOLDER / "readers" / reader / f"{name}.jsonl" for reader in "ab" for name in SETS
]


def label(start: int, end: int, day: date | None = THURSDAY, kind: str = "date") -> Label:
    return Label(start, end, day, day, kind, "at")


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_labels_keep_to_the_guideline(path: Path) -> None:
    for sentence in load(path):
        ends = [0]
        for one in sentence.times:
            assert ends[-1] <= one.start < one.end <= sentence.end - sentence.start, sentence.id
            assert one.kind in KINDS, sentence.id
            assert one.bound in BOUNDS, sentence.id
            assert one.kind not in ("set", "none") or one.days == (None, None), sentence.id
            assert not (one.earliest and one.latest) or one.earliest <= one.latest, sentence.id
            ends.append(one.end)


def test_enough_sentences_of_the_corpus_hold_a_time() -> None:
    assert sum(bool(sentence.times) for sentence in load(FOLDER / "sanctuary.jsonl")) >= SAMPLED


@pytest.mark.parametrize("name", SETS)
def test_readers_agree_so_that_the_guideline_is_clear(name: str) -> None:
    found = pairs(name)
    both = [(a, b) for a, b in found if a and b]
    placed = [(a, b) for a, b in both if any((*a.days, *b.days))]
    assert len(both) / len(found) >= AGREED
    assert sum(a.days == b.days for a, b in placed) / len(placed) >= AGREED


@pytest.mark.parametrize("name", SETS)
def test_gold_is_what_both_wrote_or_says_why_not(name: str) -> None:
    def bare(sentence: Labelled) -> Labelled:
        return replace(sentence, settled="")

    for (a, b), gold in zip(readers(name), load(FOLDER / f"{name}.jsonl"), strict=True):
        assert (bare(gold) == a == b) != bool(gold.settled), gold.id


def test_an_expression_pairs_with_the_first_that_overlaps_it() -> None:
    one, other, third = label(0, 8), label(4, 12), label(20, 30)
    assert paired([one, third], [other]) == [(one, other), (third, None)]
    assert paired([one], [third]) == [(one, None), (None, third)]


def test_nowhere_is_no_agreement_on_the_calendar() -> None:
    line = describe([(label(0, 3), label(0, 3)), (label(9, 12, None, "none"), label(9, 12, None, "none"))])
    assert "marked by both 2/2 = 1.000" in line
    assert "of those on the calendar 1/1 = 1.000" in line
