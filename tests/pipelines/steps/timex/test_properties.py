"""What holds of any text and any day: nothing raises, offsets are verbatim, values are TIMEX3, later is later."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.edtf import read_edtf
from dateline.pipelines.steps.timex import anchor, find
from dateline.pipelines.steps.timex.symbol import parse
from dateline.schemas.records import Anchor
from tests.pipelines.steps.timex.adversarial import EXAMPLES, WORDS, texts
from tests.pipelines.steps.timex.values import edtf_fault, timex3_fault

# Words of time in any order, with some white space and signs between them.
WORD_SALAD = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "said", "will", "1999", "31", "”"]), max_size=40).map(
    " ".join
)
SURROGATES = st.text(st.characters(categories=("Cs", "Nd", "No", "Zs", "Po", "Lu", "Ll")), max_size=200)
TEXTS = st.one_of(st.text(max_size=200), SURROGATES, WORD_SALAD)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EDGES = st.dates()
FUZZED, FUZZ_SIZE = 240, 300  # texts and characters; the benchmark takes 10,000 and up to 10 kB


def holds(text: str, day: date) -> None:
    """Asserts all that must hold of one text, for an article of that day, of days around it, and of no known day."""
    found = find(text)
    end = 0
    for expression in found:
        assert text[expression.start : expression.end] == expression.text
        assert end <= expression.start < expression.end
        end = expression.end
    for at in (None, Anchor(day, day), Anchor(date(2017, 8, 3), date(2017, 8, 5))):
        for expression, time in zip(found, anchor(found, at), strict=True):
            assert timex3_fault(expression.type, time.value) == "", (expression, time)
            assert (time.edtf == "") == (time.granularity == "") == (time.earliest is None and time.latest is None)
            if time.edtf:
                assert edtf_fault(time.edtf) == "", (expression, time)
                read = read_edtf(time.edtf)
                assert (read.earliest, read.latest) == (time.earliest, time.latest), (expression, time)


@given(TEXTS, EDGES)
def test_any_text_and_any_day_give_verbatim_words_and_values_of_the_standards(text: str, day: date) -> None:
    holds(text, day)


@pytest.mark.parametrize("seed", range(2))
def test_texts_that_are_made_to_hurt_give_verbatim_words_and_values_of_the_standards(seed: int) -> None:
    for text in texts(Random(seed), FUZZED, FUZZ_SIZE):
        holds(text, date(2017, 8, 4))


@pytest.mark.nightly
def test_ten_thousand_texts_that_are_made_to_hurt() -> None:
    random = Random(10_000)
    for text in texts(random, 10_000, 1_000):
        holds(text, date.fromordinal(random.randint(1, date.max.toordinal())))


@given(st.sampled_from(EXAMPLES), DAYS, st.integers(1, 400))
def test_a_later_anchor_never_gives_an_earlier_interval(text: str, day: date, more: int) -> None:
    expressions = find(text)
    later = date.fromordinal(day.toordinal() + more)
    for one in expressions:
        (a,), (b,) = anchor([one], Anchor(day, day)), anchor([one], Anchor(later, later))
        if a.earliest and a.latest and b.earliest and b.latest:
            assert a.earliest <= b.earliest
            assert a.latest <= b.latest


@given(st.sampled_from(EXAMPLES), DAYS, st.integers(0, 20))
def test_the_interval_of_a_wide_anchor_holds_those_of_its_ends(text: str, day: date, more: int) -> None:
    expressions = [e for e in find(text)[:1] if "weekday" not in e.symbol]  # a bare one is the nearest, see test_anchor
    later = date.fromordinal(day.toordinal() + more)
    for wide, low, high in zip(
        anchor(expressions, Anchor(day, later)),
        anchor(expressions, Anchor(day, day)),
        anchor(expressions, Anchor(later, later)),
        strict=True,
    ):
        if wide.earliest and wide.latest and low.earliest and high.latest:
            assert wide.earliest <= low.earliest
            assert wide.latest >= high.latest


@given(WORD_SALAD)
def test_every_symbol_reads_back_as_it_was_written(text: str) -> None:
    for expression in find(text):
        assert str(parse(expression.symbol)) == expression.symbol
