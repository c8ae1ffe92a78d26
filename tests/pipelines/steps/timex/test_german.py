"""German, the second language: a table of its own behind the same machine."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.timex import anchor, find, tag_document
from dateline.pipelines.steps.timex.german import GERMAN, WORDS
from dateline.pipelines.steps.timex.grammar import Rule
from dateline.pipelines.steps.timex.holidays import HOLIDAYS
from dateline.schemas.records import Anchor
from tests.pipelines.steps.timex.values import edtf_fault, timex3_fault

FRIDAY = Anchor(date(2017, 8, 4), date(2017, 8, 4))
RULES = [rule for layer in GERMAN.layers for rule in layer]
SALAD = st.lists(
    st.sampled_from(
        [*(word for words in WORDS.values() for word in words), *".,:-", "3", "31", "3.8", "2017", "bis", "am"]
    ),
    max_size=30,
).map(" ".join)


def read(text: str) -> list[tuple[str, str]]:
    found = find(text, lang="de")
    return [(e.text, time.value) for e, time in zip(found, anchor(found, FRIDAY), strict=True)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind}: {rule.pattern}")
def test_a_row_reads_its_example(rule: Rule) -> None:
    marked = rule.example[rule.example.index("[") + 1 : rule.example.index("]")]
    assert (marked, rule.value) in read(rule.example.replace("[", "").replace("]", ""))


@pytest.mark.parametrize(
    "text",
    [
        "Der Mann ist 20 Jahre alt.",
        "die 20-jährige Fahrerin",
        "Guten Morgen, Bremen!",
        "2015 Menschen kamen.",
        "Kapitel 3.2 beginnt hier.",
        "Sie gewannen 3:1.",
        "Der dritte Mann kam.",
        "So ist es. Mo lief, Di traf.",
        "August der Starke",
        "They met on Thursday, May 4, 2016.",
    ],
)
def test_what_only_looks_like_time_is_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("Am Montag, den 13. Januar 2014, wurde er verhaftet.", [("Montag, den 13. Januar 2014", "2014-01-13")]),
        ("Die Frist läuft bis 18. August.", [("18. August", "2017-08-18")]),
        ("Das Gericht wird am Donnerstag entscheiden.", [("Donnerstag", "2017-08-10")]),
        ("Das Gericht hat am Donnerstag entschieden.", [("Donnerstag", "2017-08-03")]),
        ("Er kam im Oktober.", [("Oktober", "2016-10")]),
        ("Die Wahl soll im Oktober stattfinden.", [("Oktober", "2017-10")]),
        ("Seit Mai lebt sie dort.", [("Mai", "2017-05")]),
        ("Gestern Abend um 20.15 Uhr fiel der Strom aus.", [("Gestern Abend um 20.15 Uhr", "2017-08-03T20:15")]),
        ("Mitte der 1990er Jahre zog er um.", [("Mitte der 1990er Jahre", "199")]),
        ("VOM 3. BIS 5. JUNI", [("3.", "2017-06-03"), ("5. JUNI", "2017-06-05")]),
    ],
)
def test_sentences_are_read_with_their_direction(text: str, expressions: list[tuple[str, str]]) -> None:
    assert read(text) == expressions


def test_a_compound_is_two_words_whose_offsets_are_their_own() -> None:
    (found,) = find("Er kam Donnerstagabend an.", lang="de")
    assert (found.text, found.type, found.symbol) == ("Donnerstagabend", "TIME", "part(EV,weekday(4,<))")


def test_each_feast_has_a_rule() -> None:
    assert set(WORDS["feast"].values()) <= set(HOLIDAYS)


def test_a_document_is_tagged_in_its_own_language() -> None:
    text = "Die Abstimmung ist morgen."
    assert tag_document(text, "2017-08-04", "de") == [
        {"start": 19, "end": 25, "text": "morgen", "type": "DATE", "value": "2017-08-05"}
    ]
    assert tag_document(text, "2017-08-04") == []


@given(
    st.lists(st.sampled_from([f"Man sagt: {rule.example} wie gesagt." for rule in RULES]), min_size=1, max_size=6),
    st.sampled_from([" ", "\n", "\n\n"]),
)
def test_a_text_in_one_piece_reads_like_its_sentences(sentences: list[str], between: str) -> None:
    plain = [sentence.replace("[", "").replace("]", "") for sentence in sentences]
    whole = [(e.text, e.symbol) for e in find(between.join(plain), lang="de")]
    assert whole == [(e.text, e.symbol) for sentence in plain for e in find(sentence, lang="de")]


@given(st.one_of(st.text(max_size=200), SALAD), st.dates())
def test_any_text_is_read_verbatim_and_its_values_are_well_formed(text: str, day: date) -> None:
    found = find(text, lang="de")
    end = 0
    for e, time in zip(found, anchor(found, Anchor(day, day)), strict=True):
        assert text[e.start : e.end] == e.text
        assert end <= e.start < e.end
        end = e.end
        assert timex3_fault(e.type, time.value) == ""
        assert not time.edtf or edtf_fault(time.edtf) == ""
