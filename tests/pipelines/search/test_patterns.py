"""A term is found whatever its case and accents, by DuckDB and by Python alike."""

from __future__ import annotations

import duckdb
import pytest

from dateline.pipelines.search.patterns import fold, python, re2
from dateline.pipelines.search.query import MOST_SIGNS, parse

# what is typed, a text, and what is found in it
FOUND = [
    ("walesa", "Lech Wałęsa spoke.", ["Wałęsa"]),
    ("Wałęsa", "Lech WALESA spoke.", ["WALESA"]),
    ("resume", "Two résumés were sent.", ["résumés"]),
    ("strasse", "In der Straße stand er.", ["Straße"]),
    ("Straße", "BAHNHOFSTRASSE, STRASSE", ["STRASSE"]),
    ("Ærø", "Aero and Ærø", ["Aero", "Ærø"]),
    ("istanbul", "İstanbul, ISTANBUL", ["İstanbul", "ISTANBUL"]),
    ("Αθηνα", "στην Αθήνα σήμερα", ["Αθήνα"]),
    ("елка", "Новая ёлка", ["ёлка"]),
    ("हिन्दी", "यह हिन्दी है", ["हिन्दी"]),
    ("東京", "今日東京都で", ["東京"]),
    ("서울", "서울에서 말했다", ["서울"]),
    ("threaten", "He threatened it; threats, unthreatening.", ["threatened"]),
    ('"threaten"', "He threatened to threaten.", ["threaten"]),
    ("city", "The cities' mayors in the city.", ["cities", "city"]),
    ("deport*", "Deportations and deportees; a sport.", ["Deportations", "deportees"]),
    ('"sanctuary cities"', "Sanctuary\ncities; sanctuary of cities", ["Sanctuary\ncities"]),
    ("crime-fighting", "crime fighting, crime–fighting", ["crime fighting", "crime–fighting"]),
    ("US", "They told us that the U.S. and the US agreed.", ["U.S.", "US"]),
    ("u.s", "U.S. troops", ["U.S"]),
    ("FBI", "the fbi, the F.B.I.", ["fbi", "F.B.I."]),
    ("it", "It is IT.", ["It", "IT"]),
    ("covid-19", "COVID-19 came.", ["COVID-19"]),
    ("2017", "In 2017, 12017 and 2017-18.", ["2017", "2017"]),
    ("meute", "une émeute", []),
]


@pytest.mark.parametrize(("typed", "text", "found"), FOUND, ids=[typed for typed, _, _ in FOUND])
def test_a_term_is_found_as_words_whatever_their_dress(typed: str, text: str, found: list[str]) -> None:
    (term,) = parse(typed).wanted
    assert [match.group() for match in python(term, english=True).finditer(text)] == found
    sql = "select len(regexp_extract_all($text, $pattern))"
    counted = duckdb.execute(sql, {"text": text, "pattern": re2(term, english=True)}).fetchall()
    assert counted == [(len(found),)]


def test_a_text_in_another_language_is_searched_as_it_stands() -> None:
    (term,) = parse("die").wanted
    assert python(term, english=True).search("Dies ist")
    assert not python(term, english=False).search("Dies ist")


@pytest.mark.parametrize("typed", ["quay-\u0301", '"\u0301 quay"', '"quay \u0301"'])
def test_an_accent_that_stands_alone_is_no_word(typed: str) -> None:
    [term] = parse(typed).wanted
    assert python(term, True).search("the quay")


def test_the_longest_phrase_is_still_a_pattern() -> None:
    for letter in "aeiou":
        [term] = parse(f'"{" ".join(letter * (MOST_SIGNS // 2))}"').wanted
        duckdb.execute("select regexp_matches('a', $pattern)", {"pattern": re2(term, english=True)}).fetchall()


def test_folding_is_what_one_would_type() -> None:
    assert fold("Wałęsa Straße Ærøskøbing Erdoğan İ ǽ") == "walesa strasse aeroskobing erdogan i ae"
    assert fold("हिन्दी 서울 東京") == "हिन्दी 서울 東京"
