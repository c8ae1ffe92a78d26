"""Amounts of money: what they are worth, in which currency, and where exactly they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.money import find_money
from dateline.pipelines.steps.participants import Cast, article_cast
from dateline.pipelines.steps.sentences import split
from dateline.schemas.records import Money, Part


def found(text: str) -> tuple[Money, ...]:
    part = Part(0, "body", text)
    return find_money([part], split(text, 0), article_cast([part]))


def amounts(text: str) -> list[tuple[str, float, float, str]]:
    return [(m.text, m.low, m.high, m.currency) for m in found(text)]


def uses(text: str) -> list[tuple[str, str]]:
    """What each amount is for, and from whom."""
    return [(text[m.purpose_start : m.purpose_end] if m.purpose_start >= 0 else "", m.payer) for m in found(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$1.2 billion", 1.2e9, 1.2e9, "USD"),
        ("$ 4.7 trillion", 4.7e12, 4.7e12, "USD"),
        ("€50m", 5e7, 5e7, "EUR"),
        ("£3 million", 3e6, 3e6, "GBP"),
        ("50 million euros", 5e7, 5e7, "EUR"),
        ("three million Egyptian pounds", 3e6, 3e6, "EGP"),
        ("half a million dollars", 5e5, 5e5, "USD"),
        ("A$20bn", 2e10, 2e10, "AUD"),
        ("Rs 500 crore", 5e9, 5e9, "INR"),
        ("millions of dollars", 2e6, 999e6, "USD"),
        ("tens of billions of euros", 2e10, 9.9e10, "EUR"),
        ("$5 to $10 million", 5e6, 1e7, "USD"),
        ("$43 million-86 million", 4.3e7, 8.6e7, "USD"),
        ("$20,000-$30,000", 2e4, 3e4, "USD"),
        ("several million dollars", 3e6, 9e6, "USD"),
        ("$100-million", 1e8, 1e8, "USD"),
        ("2.5 billion U.S. dollars", 2.5e9, 2.5e9, "USD"),
    ],
)
def test_an_amount_alone_and_in_a_sentence(text: str, low: float, high: float, currency: str) -> None:
    assert amounts(text) == [(text, low, high, currency)]
    assert amounts(f"It cost {text}, they said.") == [(text, low, high, currency)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It cost more than $5 million.", 5e6, -1),
        ("It cost at least an additional $5 million.", 5e6, -1),
        ("It cost $5 million or more.", 5e6, -1),
        ("They may lose up to $5 million.", -1, 5e6),
        ("It cost less than $5 million.", -1, 5e6),
        ("It cost nearly $5 million.", 5e6, 5e6),
        ("A dispute over $5 million went on.", 5e6, 5e6),
    ],
)
def test_an_amount_may_be_open_on_one_side(text: str, low: float, high: float) -> None:
    assert [row[1:3] for row in amounts(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "purpose", "payer"),
    [
        ("The city lost $2 million in crime-fighting grants.", "crime-fighting grants", ""),
        ("Congress approved $2 million to hire officers, it said.", "to hire officers", "Congress"),
        ("Later they got another $3,000 from Gov. Ann Reid and thanked her.", "", "Ann Reid"),
        ("The judge set a $5 million fine.", "fine", ""),
        (
            "Iowa was given $9 million for roads and bridges by the Department of Energy.",
            "roads",
            "Department of Energy",
        ),
        ("Sen. Tim Holt has agreed to pay the town $1 million.", "", "Tim Holt"),
        ("Wages rose to $15 an hour in the first quarter.", "", ""),
        ("She gave $5 million to the town.", "", ""),
    ],
)
def test_an_amount_says_what_it_is_for_and_from_whom(text: str, purpose: str, payer: str) -> None:
    assert uses(text) == [(purpose, payer)]


def test_between_makes_a_range_and_and_does_not() -> None:
    assert amounts("between $5 and $10 million") == [("$5 and $10 million", 5e6, 1e7, "USD")]
    assert [a[0] for a in amounts("fined $5 million and $10 million")] == ["$5 million", "$10 million"]


def test_a_rise_from_one_amount_to_another_is_two_amounts() -> None:
    assert [a[1:3] for a in amounts("Oil rose $2.64 to $108.42 a barrel")] == [(2.64, 2.64), (108.42, 108.42)]


@pytest.mark.parametrize(
    "text",
    ["He lost 50 pounds.", "5 pounds of flour", "two Rand Paul aides", "a dollar store", "the yen fell"],
)
def test_weights_names_and_bare_units_are_no_amounts(text: str) -> None:
    assert amounts(text) == []


@given(
    st.text()
    | st.lists(st.sampled_from(["$", "5", "-", "10", "million", "to", "€", "and", "3bn", "pounds", "of"])).map(" ".join)
)
def test_any_text_gives_amounts_where_they_stand(text: str) -> None:
    for money in find_money([Part(3, "body", text)], split(text, 3), Cast()):
        assert text[money.start : money.end] == money.text
        assert money.part == 3
        assert 0 <= money.low <= money.high
