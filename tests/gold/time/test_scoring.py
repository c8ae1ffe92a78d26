"""Scoring counts what is on the calendar by the gold or by the tagger, each expression once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dateline.schemas.source import load as load_sources
from tests.gold.time.labels import FOLDER, Label, Labelled, load
from tests.gold.time.sample import seed_articles
from tests.gold.time.scoring import NOWHERE, Found, compare, outcomes, report, share

TEXT = "It rained. They met Thursday and on March 3-5, until now."
MET = TEXT.index("They")
THURSDAY = date(2017, 8, 3)
DAY = (THURSDAY, THURSDAY)
OPEN = (THURSDAY, None)


def at(words: str, *days: date | None) -> Found:
    start = TEXT.index(words)
    return Found(start, start + len(words), days or DAY)  # type: ignore[arg-type]


def gold(*found: Found) -> Labelled:
    times = tuple(Label(one.start - MET, one.end - MET, *one.days, "date", "at") for one in found)
    return Labelled("seeds/a", "body", MET, len(TEXT), "", THURSDAY, times)


def verdicts(labelled: Labelled, found: Sequence[Found]) -> list[str]:
    return [one.verdict for one in compare(labelled, TEXT, MET, found)]


def test_equal_days_are_right_whatever_the_extent() -> None:
    assert verdicts(gold(at("Thursday")), [at("met Thursday")]) == ["right"]


def test_open_is_another_interval_than_the_day_alone() -> None:
    assert verdicts(gold(at("Thursday")), [at("Thursday", *OPEN)]) == ["other days"]


def test_missed_and_falsely_placed_are_wrong() -> None:
    assert verdicts(gold(at("Thursday")), []) == ["missed"]
    assert verdicts(gold(), [at("now")]) == ["placed falsely"]
    assert verdicts(gold(at("now", *NOWHERE)), [at("now")]) == ["placed falsely"]


def test_nowhere_by_both_does_not_count() -> None:
    assert verdicts(gold(at("now", *NOWHERE)), [at("now", *NOWHERE)]) == []
    assert verdicts(gold(), [at("now", *NOWHERE)]) == []


def test_a_range_read_in_two_pieces_counts_once() -> None:
    first, last = date(2017, 3, 3), date(2017, 3, 5)
    found = [at("March 3", first, first), at("5", last, last)]
    assert verdicts(gold(at("March 3-5", first, last)), found) == ["right"]


def test_what_other_sentences_hold_does_not_count() -> None:
    assert verdicts(gold(at("Thursday")), [at("rained"), at("Thursday")]) == ["right"]


def test_a_sentence_is_found_again_where_offsets_have_moved() -> None:
    sentences = load(FOLDER / "seeds.jsonl")
    moved = [replace(one, start=one.start + 7, end=one.end + 7) for one in sentences]
    articles = list(seed_articles(load_sources()))
    assert list(outcomes(moved, articles)) == list(outcomes(sentences, articles))


def test_a_sentence_that_is_gone_must_be_labelled_again() -> None:
    sentences = load(FOLDER / "seeds.jsonl")
    with pytest.raises(LookupError, match="label it again"):
        list(outcomes([replace(sentences[0], sha256="0" * 16)], seed_articles(load_sources())))
    with pytest.raises(LookupError, match="not there: seeds/gone"):
        list(outcomes([replace(sentences[0], article="seeds/gone")], []))


def test_report_names_each_wrong_one() -> None:
    found = list(compare(gold(at("Thursday"), at("now", *NOWHERE)), TEXT, MET, [at("Thursday"), at("now")]))
    assert share(found) == 0.5
    assert report("mine", found).splitlines() == [
        "mine: 1/2 = 0.500 right: date 1/2",
        f"  seeds/a:body:{TEXT.index('now')} 'now': placed falsely, 2017-08-03/2017-08-03 for nowhere",
    ]
