"""So many acts of a kind are told by their number."""

from __future__ import annotations

import pytest

from dateline.pipelines.resolve.counting import is_set, number, set_block

YEAR = "2030-01-01/2030-12-31"


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("Lee signed two harsh orders", "order", "two"),
        ("The suit takes aim at three state laws passed last year", "bill passed", "three"),
        ("Lee signed an order", "order", ""),
        ("Lee signed two orders", "lawsuit", ""),
        ("12 towns filed a lawsuit", "lawsuit", ""),
        ("Several lawsuits were filed", "lawsuit", "several"),
    ],
)
def test_a_number_counts_what_is_of_the_kind(line: str, kind: str, said: str) -> None:
    assert number(line, kind) == said


def test_only_acts_that_a_report_counts_as_one_have_a_neighbourhood_of_their_own() -> None:
    block = set_block("The house passed three laws", "bill passed", YEAR)
    assert block == f"set of three, bill passed: {YEAR}"
    assert [is_set(name) for name in (block, YEAR, "death: A. Lee")] == [True, False, False]
    assert not set_block("The house passed several laws", "bill passed", YEAR)
    assert not set_block("Three attacks were reported", "attack", YEAR)
