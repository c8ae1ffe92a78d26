"""What holds of whole documents on any day: later anchors, wide anchors, and what was written on other days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.resolve.anchoring import place
from dateline.pipelines.steps.timex import anchor, find
from dateline.pipelines.steps.timex.english import ENGLISH
from dateline.schemas.records import Anchor, AnchoredTime, TimeExpression

from .values import edtf_fault, timex3_fault

SENTENCES = [
    f"{text[0].upper()}{text[1:]} as planned."
    for layer in ENGLISH.layers
    for rule in layer
    if (text := rule.example.replace("[", "").replace("]", ""))
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EDGES = st.dates()
SHORT = st.integers(0, 40)
BOUNDS = st.sampled_from(["at", "by", "since", "until", "before", "after"])


def on(day: date, more: int = 0) -> Anchor:
    return Anchor(day, day + timedelta(days=more))


@given(TEXTS, DAYS, st.integers(1, 800))
def test_a_later_anchor_gives_no_expression_of_a_document_an_earlier_interval(text: str, day: date, more: int) -> None:
    expressions = find(text)
    early, late = anchor(expressions, on(day)), anchor(expressions, on(day + timedelta(days=more)))
    for one, a, b in zip(expressions, early, late, strict=True):
        if a.earliest and a.latest and b.earliest and b.latest:
            assert a.earliest <= b.earliest, one
            assert a.latest <= b.latest, one


@given(TEXTS, DAYS, SHORT, SHORT)
def test_an_anchor_is_of_no_account_to_what_was_written_on_another_day(
    text: str, day: date, more: int, wide: int
) -> None:
    expressions = find(text)
    own = on(day + timedelta(days=more), wide)
    assert anchor(expressions, on(day), dict.fromkeys(range(len(expressions)), own)) == anchor(expressions, own)


@given(TEXTS, EDGES.filter(lambda day: day < date(9999, 11, 1)), SHORT, BOUNDS)
def test_every_place_is_edtf_with_ends_in_order(text: str, day: date, wide: int, bound: str) -> None:
    expressions = find(text)
    at = on(day, wide)
    for one, found in zip(expressions, anchor(expressions, at), strict=True):
        _is_whole(one, found)
    for when in place(expressions, [(n, bound, "scheduled") for n in range(len(expressions))], at):
        assert not when.edtf or edtf_fault(when.edtf) == "", when
        assert not when.edtf or when.earliest or when.latest
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


def _is_whole(one: TimeExpression, found: AnchoredTime) -> None:
    assert timex3_fault(one.type, found.value) == "", (one, found)
    assert not found.edtf or edtf_fault(found.edtf) == "", (one, found)
    assert (found.earliest is None) == (found.edtf == "") == (found.granularity == "")
