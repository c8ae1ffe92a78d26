"""What holds of any text and any day."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.steps.timex import anchor, find
from dateline.pipelines.steps.timex.english import ENGLISH
from dateline.pipelines.steps.timex.symbol import parse
from dateline.schemas.records import Anchor

EXAMPLES = [
    rule.example.replace("[", "").replace("]", "") for layer in ENGLISH.layers for rule in layer if rule.example
]
WORDS = sorted({word for text in EXAMPLES for word in re.findall(r"\w+|\S", text)})
# Words of time in any order, with some white space and signs between them.
WORD_SALAD = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "said", "will", "1999", "31", "”"]), max_size=40).map(
    " ".join
)
TEXTS = st.one_of(st.text(max_size=200), WORD_SALAD)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EDGES = st.dates()

_DAY = r"(?:[0-9]{4}|XXXX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?"
TIMEX3_VALUE = re.compile(
    rf"""(?: {_DAY} | [0-9X]{{2,3}}
      | [0-9X]{{4}}-(?: W[0-9X]{{2}}(?:-(?:WE|[1-7]|X))? | Q[1-4X] | H[12X] | SP | SU | FA | WI )
      ) (?:T(?:[0-9X]{{2}}:[0-9X]{{2}} | MO | AF | EV | NI | MI))?
      | P(?:[0-9]+(?:\.[0-9])?|X)(?:D|W|WE|M|Q|H|Y|DE|CE|X) | PXX
      | PT(?:[0-9]+(?:\.[0-9])?|X)[HMS](?:30[MS])?
      | (?:PAST|PRESENT|FUTURE)_REF""",
    re.VERBOSE,
)
_POINT = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
EDTF = re.compile(
    rf"{_POINT}(?:T[0-9:]{{8}}(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?|{_POINT}/{_POINT}|[0-9]{{3}}X|[0-9]{{2}}XX"
)


@given(TEXTS)
def test_finding_never_raises_and_offsets_are_verbatim(text: str) -> None:
    end = 0
    for expression in find(text):
        assert text[expression.start : expression.end] == expression.text
        assert end <= expression.start < expression.end
        end = expression.end


@given(WORD_SALAD, EDGES)
def test_every_value_is_timex3_and_every_edtf_is_edtf(text: str, day: date) -> None:
    for at in (None, Anchor(day, day), Anchor(date(2017, 8, 3), date(2017, 8, 5))):
        for found in anchor(find(text), at):
            assert TIMEX3_VALUE.fullmatch(found.value), found
            assert not found.edtf or EDTF.fullmatch(found.edtf), found
            assert (found.earliest is None) == (found.edtf == "") == (found.granularity == "")
            assert found.earliest is None or found.latest is None or found.earliest <= found.latest


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


SENTENCES = st.lists(
    st.sampled_from([f"{text[0].upper()}{text[1:]} as planned." for text in EXAMPLES]), min_size=1, max_size=6
)


@given(SENTENCES, st.sampled_from([" ", "\n", "\n\n"]))
def test_a_text_in_one_piece_reads_like_its_sentences(sentences: list[str], between: str) -> None:
    whole = [(e.text, e.type, e.symbol) for e in find(between.join(sentences))]
    assert whole == [(e.text, e.type, e.symbol) for sentence in sentences for e in find(sentence)]


@given(WORD_SALAD)
def test_every_symbol_reads_back_as_it_was_written(text: str) -> None:
    for expression in find(text):
        assert str(parse(expression.symbol)) == expression.symbol


# Four times the text costs four times as much where cost is linear, and sixteen times where something backtracks.
BOUND = 8
CHARACTERS = 4_000


def growth(unit: str) -> float:
    """How many times as much a text costs that is four times as long, the best of some turns: noise only ever adds."""
    short, long = ((unit * size)[:size] for size in (CHARACTERS, 4 * CHARACTERS))
    return min(cost(long) for _ in range(3)) / min(cost(short) for _ in range(3))


def cost(text: str) -> float:
    begun = time.process_time()
    find(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "unit", ["1900 ", "12:", "3/", "from May to ", "first quarter of ", "the ", "a.m. ", "\n ", "1,111,"]
)
def test_no_pattern_backtracks(unit: str) -> None:
    find("in May")
    assert growth(unit) < BOUND


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join))
def test_any_words_over_and_over_cost_linear_time(unit: str) -> None:
    assert growth(f"{unit} ") < BOUND
