"""Copies told from quotations, and both from two reports of one thing."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.resolve.copies import CopyText, compare
from dateline.pipelines.steps.fingerprint import fingerprints
from dateline.schemas.records import Copy

LEAD = (
    "Engineers closed the Harbour Bridge on Friday after divers found a crack as wide as a hand in its "
    "northern pier, cutting the only road between the two halves of the city."
)
FERRIES = (
    "The port authority put four extra ferries into service by noon, but queues at the landing stages "
    "stretched past the fish market well into the evening."
)
HISTORY = (
    "The bridge, which opened in 1931 and carries some sixty thousand vehicles a day, had been inspected in "
    "the spring and was found to be in fair condition, according to city records."
)
SPEECH = (
    "“I would rather explain to you tonight why you are standing in a queue than explain to a family "
    "tomorrow why someone is not coming home, and I will not open this bridge until I would drive my own "
    "children over it,” the mayor said."
)
COUNCIL = (
    "The council meets on Monday to decide whether to pay for repairs or to bring forward the tunnel that it "
    "has postponed three times since 2004."
)
OWN = (
    "Shopkeepers on the south bank said that takings had halved by the weekend. One baker sent her bread "
    "across in a rowing boat. A cyclists' club offered lifts on cargo bicycles to anyone with a prescription "
    "to fetch."
)
OTHER = (
    "At the university, lectures moved online for the first time in years. The hospital asked nurses who "
    "live on the far side to stay overnight, and rented forty rooms from a hotel that was to be pulled down."
)
RELATIONS = {"identical", "excerpt", "rewrite"}


def text(version_id: str, *paragraphs: str, title: str = "") -> CopyText:
    return CopyText(version_id, title, "\n\n".join(paragraphs))


def both_ways(a: CopyText, b: CopyText) -> Copy | None:
    found = compare(a, b)
    assert compare(b, a) == found
    return found


def test_the_same_body_set_differently_is_identical() -> None:
    a = text("a", LEAD, SPEECH)
    b = text("b", LEAD.upper(), SPEECH.replace("“", '"').replace("”", '"'))
    assert both_ways(a, b) == Copy("a", "b", "identical", 1.0, 77)


def test_the_identifiers_of_a_copy_stand_in_order() -> None:
    found = both_ways(text("b", LEAD, FERRIES), text("a", LEAD, FERRIES))
    assert found
    assert (found.version_id, found.other_id) == ("a", "b")


def test_a_few_words_that_are_equal_are_no_copy_unless_the_titles_are_equal_too() -> None:
    assert compare(text("a", "Watch the video above."), text("b", "Watch the video above.")) is None
    same = [text(v, "Watch the video above.", title="Bridge closed") for v in "ab"]
    found = compare(*same)
    assert found
    assert found.relation == "identical"


def test_a_report_cut_short_is_an_excerpt() -> None:
    found = both_ways(text("a", LEAD, FERRIES), text("b", LEAD, FERRIES, HISTORY, SPEECH, COUNCIL))
    assert found
    assert found.relation == "excerpt"
    assert found.score == 1.0


def test_a_report_cut_and_extended_by_two_outlets_is_a_rewrite() -> None:
    found = both_ways(text("a", LEAD, FERRIES, OWN, OWN.lower()), text("b", OTHER, LEAD, FERRIES, HISTORY))
    assert found
    assert found.relation == "rewrite"
    assert 0.3 < found.score < 0.7


def test_two_reports_that_quote_one_speech_are_neither() -> None:
    assert both_ways(text("a", OWN, SPEECH, COUNCIL[:40]), text("b", OTHER, SPEECH)) is None


def test_a_speech_that_one_quotes_and_the_other_retells_is_neither() -> None:
    retold = SPEECH.replace("“", "").replace("”", "")
    assert both_ways(text("a", OWN, SPEECH), text("b", OTHER, retold)) is None


def test_one_shared_sentence_of_background_is_no_copy() -> None:
    assert both_ways(text("a", OWN, HISTORY, LEAD), text("b", OTHER, HISTORY, COUNCIL)) is None


@pytest.mark.parametrize(
    "quoting",
    [
        f"The bridge has no other road beside it. “{LEAD} {FERRIES}” the Harbour Post reported.",
        f"{LEAD[:-1]}, according to the Harbour Post. {FERRIES[:-1]}, the newspaper said.",
        f"“{LEAD[:-1]},” Portside reported. {FERRIES[:-1]}, according to Portside.",
    ],
)
def test_sentences_given_to_another_report_are_quoted(quoting: str) -> None:
    found = both_ways(text("z", OWN, quoting, OTHER), text("a", LEAD, FERRIES, HISTORY, COUNCIL))
    assert found
    assert (found.version_id, found.other_id, found.relation) == ("z", "a", "quotes")


def test_a_block_that_a_colon_introduces_is_quoted_for_as_long_as_it_runs() -> None:
    quoting = text("z", OWN, "This is how the people at Portside tell it:", LEAD, FERRIES, HISTORY, OTHER)
    found = both_ways(quoting, text("a", LEAD, FERRIES, HISTORY, COUNCIL))
    assert found
    assert (found.version_id, found.relation) == ("z", "quotes")


def test_a_report_reprinted_whole_with_a_line_before_it_is_a_copy() -> None:
    reprint = text("z", "This is what the Portside News Agency reported on Friday:", LEAD, FERRIES, HISTORY)
    found = both_ways(reprint, text("a", LEAD, FERRIES, HISTORY, COUNCIL))
    assert found
    assert found.relation in RELATIONS


def test_site_furniture_makes_no_copy() -> None:
    furniture = (
        "Sign up for our newsletter and get the best of our reporting every morning before you have finished "
        "your coffee, with a crossword on Fridays.",
        "Comments are welcome while open for three days after publication, and we may publish them under "
        "your name in any of our papers, subject to our terms of service.",
    )
    assert both_ways(text("a", OWN, *furniture), text("b", OTHER, *furniture)) is None


def test_what_stands_at_both_ends_counts_for_little() -> None:
    slogan = (
        "A faster platform for the trading and settlement of everything that moves by sea, with offices in "
        "nine ports and a help desk that never sleeps."
    )
    motto = "The oldest voice of the coast, and still the one that it listens to, come rain or shine or fog."
    assert both_ways(text("a", OWN, HISTORY, slogan, motto), text("b", OTHER, LEAD, slogan, motto)) is None


def test_a_sentence_that_one_text_repeats_counts_once() -> None:
    live = [HISTORY] * 6
    assert both_ways(text("a", OWN, *live, OTHER), text("b", OTHER.upper(), HISTORY, *live, OWN[::-1])) is not None
    assert both_ways(text("a", OWN, *live, LEAD), text("b", OTHER, HISTORY, COUNCIL)) is None


# ---------------------------------------------------------------------------------------------------- the
# seed corpus


def seeds() -> dict[str, CopyText]:
    folder = files("dateline.seeds") / "corpus"
    return {f.name[:3]: CopyText(f.name[:3], "", f.read_text(encoding="utf-8")) for f in folder.iterdir()}


@pytest.mark.parametrize("pair", [("002", "003"), ("000", "001"), ("000", "003"), ("001", "003")])
def test_the_cuts_of_the_wire_story_are_copies(pair: tuple[str, str]) -> None:
    found = both_ways(*(seeds()[name] for name in pair))
    assert found
    assert found.relation in RELATIONS


def test_the_article_that_cites_the_wire_story_quotes_it_and_copies_none() -> None:
    texts = seeds()
    found = {name: both_ways(texts["004"], texts[name]) for name in ("000", "001", "002", "003")}
    assert found["003"]
    assert (found["003"].version_id, found["003"].relation) == ("004", "quotes")
    assert {f.relation for f in found.values() if f} == {"quotes"}


def test_copies_of_the_seeds_share_fingerprints() -> None:
    texts = seeds()
    prints = {name: set(fingerprints(t.body)) for name, t in texts.items()}
    pairs = [(a, b) for a in texts for b in texts if a < b and compare(texts[a], texts[b])]
    assert all(len(prints[a] & prints[b]) >= 3 for a, b in pairs)


# ----------------------------------------------------------------------------------------------------
# properties

PARAGRAPHS = st.lists(
    st.sampled_from([LEAD, FERRIES, HISTORY, SPEECH, COUNCIL, OWN, OTHER, "Read more:", '"', "According to the Post,"]),
    max_size=8,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_compare_is_symmetric_and_its_measures_are_in_range(one: list[str], other: list[str]) -> None:
    found = both_ways(text("a", *one), text("b", *other))
    if found:
        assert 0 <= found.score <= 1
        assert found.words > 0
        assert found.relation == "quotes" or found.version_id == "a"


@given(st.text(), st.text())
def test_compare_takes_any_text(one: str, other: str) -> None:
    both_ways(text("a", one, LEAD, FERRIES), text("b", other, LEAD))


def test_a_roundup_shows_the_reports_that_it_gathers_and_is_no_copy() -> None:
    report = text("b", LEAD, FERRIES)
    gathered = replace(text("a", LEAD, FERRIES, OWN, OTHER, COUNCIL), genre="roundup")
    found = both_ways(gathered, report)
    assert found is not None
    assert (found.version_id, found.other_id, found.relation) == ("a", "b", "quotes")
    last = both_ways(replace(gathered, version_id="z"), report)
    assert last is not None
    assert (last.version_id, last.other_id, last.relation) == ("z", "b", "quotes")


def test_what_only_calls_itself_a_roundup_is_a_copy_of_the_report_that_it_prints() -> None:
    found = both_ways(replace(text("a", LEAD, FERRIES, HISTORY), genre="roundup"), text("b", LEAD, FERRIES, COUNCIL))
    assert found is not None
    assert found.relation in RELATIONS
