"""What a person types is read as it was meant."""

from __future__ import annotations

import pytest

from dateline.pipelines.search.query import Query, Term, parse
from dateline.schemas.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("funding cities", Query((Term("funding"), Term("cities")))),
        ('"sanctuary cities" funding', Query((Term("sanctuary cities", exact=True), Term("funding")))),
        ("“sanctuary cities”", Query((Term("sanctuary cities", exact=True),))),
        ("«villes sanctuaires»", Query((Term("villes sanctuaires", exact=True),))),
        ("bridge -ferry", Query((Term("bridge"),), (Term("ferry"),))),
        ('bridge -"toll road"', Query((Term("bridge"),), (Term("toll road", exact=True),))),
        ("deport*", Query((Term("deport", beginning=True),))),
        ("Trump’s wall", Query((Term("Trump"), Term("wall")))),
        ("wall wall", Query((Term("wall"),))),
        ("crime-fighting & money", Query((Term("crime-fighting"), Term("money")))),
    ],
)
def test_words_phrases_exclusions_and_beginnings(typed: str, meant: Query) -> None:
    assert parse(typed) == meant


def test_words_that_every_text_has_are_left_out_where_others_remain() -> None:
    assert parse("the president of Brazil").wanted == (Term("president"), Term("Brazil"))
    assert parse("the who").wanted == (Term("the"), Term("who"))
    assert parse('"the" WHO').wanted == (Term("the", exact=True), Term("WHO"))


@pytest.mark.parametrize(("typed", "letters"), [("U.S.", "US"), ("FBI", "FBI"), ("sessions", ""), ("SANCTUARY", "")])
def test_abbreviations_are_told_from_words(typed: str, letters: str) -> None:
    assert Term(typed).abbreviation == letters


@pytest.mark.parametrize("typed", ["", "  ", "-ferry", "& -", '""'])
def test_nothing_to_look_for_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UsageError, match="no word to look for") as refused:
        parse(typed)
    assert "dateline search" in str(refused.value)


def test_more_than_a_pattern_can_hold_is_refused_with_its_length() -> None:
    assert parse(f'"{"e " * 250}"').wanted
    with pytest.raises(UsageError, match="501 characters, and 500 at most"):
        parse(f"ferry -{'e' * 501}")


def test_an_open_quotation_mark_is_refused() -> None:
    with pytest.raises(UsageError, match="not closed"):
        parse('"sanctuary cities')
