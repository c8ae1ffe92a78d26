"""Places: the article's own words say which Stockton, and whether Jackson is a town at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.steps.gazetteer import candidates, fold
from dateline.pipelines.steps.places import find_places, place_context

SEEDS = Path(__file__).parents[3] / "seeds" / "corpus"


def names(text: str, article: str = "", dateline: str = "") -> list[str]:
    context = place_context([article or text], dateline)
    return [place.name for place in find_places(text, context)]


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_seed_names_the_four_cities(seed: Path) -> None:
    found = set(names(seed.read_text("utf-8")))
    assert found >= {
        "San Bernardino, California",
        "Stockton, California",
        "Baltimore, Maryland",
        "Albuquerque, New Mexico",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baltimore; Albuquerque; and Stockton and San Bernardino in California all applied", 4),
        ("letters to Baltimore, Albuquerque, N.M.; and Stockton and San Bernardino, Calif., went out", 4),
    ],
)
def test_lists_of_cities_share_the_state_at_their_end(text: str, expected: int) -> None:
    found = names(text)
    assert len(found) == expected
    assert found[:2] == ["Baltimore, Maryland", "Albuquerque, New Mexico"]
    assert found[2:] == ["Stockton, California", "San Bernardino, California"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A crowd gathered in Athens, Ga., on Friday.", ["Athens, Georgia"]),
        ("They flew from Tbilisi, Georgia, to Athens.", ["Tbilisi, Georgia", "Athens, Greece"]),
        ("The storm hit a farm near Gold Bar, Wash., overnight.", ["Gold Bar, Washington"]),
        ("A blast shook Tripoli, Lebanon, on Sunday.", ["Tripoli, Lebanon"]),
        ("Fighting spread to Tripoli on Sunday.", ["Tripoli, Libya"]),
        ("The Supreme Court of India sat in New Delhi.", ["India", "New Delhi, India"]),
        ("The Senate in Washington voted.", ["Washington, D.C."]),
        ("Farmers in Washington state voted.", ["Washington"]),
        ("He spoke in Bogotá and in Bogota.", ["Bogotá, Colombia", "Bogotá, Colombia"]),
        ("The U.S. and the UK signed.", ["United States", "United Kingdom"]),
        ("Floods hit the state of Kerala.", ["Kerala, India"]),
    ],
)
def test_a_name_is_resolved_by_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Aides of the Oregon Senate met a team of the University of Texas at Austin.",
        "They told the Boston Police Department about it.",
        "The judge said that U.S. law protects UK citizens.",
        "A Vietnam veteran spoke about the Iraq war.",
        "They came from Latin America and the Middle East.",
        "It was printed on caps: Make America Great Again.",
    ],
)
def test_what_only_holds_a_place_in_its_name_is_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He lived in the U.S. illegally.",
        "The U.S. announced it.",
        "It reached the US Monday.",
        "Guns are stolen in America every year.",
    ],
)
def test_a_country_in_short_is_a_place_where_no_noun_takes_it(text: str) -> None:
    assert names(text) == ["United States"]


def test_a_list_of_countries_keeps_every_one() -> None:
    text = "Travellers from Iran, Iraq, Libya, Somalia, Sudan, Syria and Yemen were turned back."
    assert names(text) == ["Iran", "Iraq", "Libya", "Somalia", "Sudan", "Syria", "Yemen"]


def test_the_article_settles_what_a_sentence_leaves_open() -> None:
    article = "Police in Springfield, Illinois, made an arrest. The mayor of Springfield thanked them."
    assert names("The mayor of Springfield thanked them.", article) == ["Springfield, Illinois"]


def test_the_dateline_settles_what_the_text_leaves_open() -> None:
    text = "Police said that a man was shot near a school in Jackson."
    assert names(text, text, "JACKSON, Miss.") == ["Jackson, Mississippi"]


def test_a_state_named_elsewhere_chooses_among_namesakes() -> None:
    article = "Alabama lawmakers met. In Birmingham, a march began."
    assert names("In Birmingham, a march began.", article) == ["Birmingham, Alabama"]
    assert names("In Birmingham, a march began.", "British police. In Birmingham, a march began.") == [
        "Birmingham, United Kingdom"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Reading the bill took an hour.",
        "Whitney Houston sang, and Houston left.",
        "Mr. Lincoln was the lawyer. Lincoln said no.",
        "Paris Hilton arrived late.",
        "The Boston Globe and the Chicago Tribune reported it.",
        "She studied at the University of Arizona.",
        "Michael Jackson died; Jackson was fifty.",
    ],
)
def test_names_of_persons_papers_and_schools_are_no_places(text: str) -> None:
    assert names(text) == []


def test_where_a_body_is_based_is_not_where_something_happens() -> None:
    assert names("The Cairo-based league met in Baghdad.") == ["Baghdad, Iraq"]


def test_a_headline_in_title_case_gives_its_cities() -> None:
    assert names("San Francisco, Oakland Sue Over Grants") == [
        "San Francisco, California",
        "Oakland, California",
    ]


def test_spans_take_in_the_state_and_can_be_asked_for_by_sentence() -> None:
    text = "It rained. In Portland, Maine, it snowed."
    context = place_context([text], "")
    (place,) = find_places(text, context, 11, len(text))
    assert text[place.start : place.end] == "Portland, Maine"
    assert find_places(text, context, 0, 11) == ()


def test_spellings_fold_to_one_key() -> None:
    assert fold("St. Louis") == fold("Saint-Louis") == "saint louis"
    assert fold("Sana'a") == fold("Sanaa")
    assert candidates(fold("Misrata"))[0].country == "LY"


@settings(max_examples=150)
@given(
    st.text()
    | st.lists(st.sampled_from(["Paris", ",", "Texas", "in", "Reading", "N.M.", "(", "St.", "-LRB-", "US", "of"])).map(
        " ".join
    )
)
def test_any_text_gives_ordered_places_within_it(text: str) -> None:
    found = find_places(text, place_context([text], text[:20]))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert list(found) == sorted(found, key=lambda p: p.start)
