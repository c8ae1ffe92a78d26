"""Whose report a sentence gives its news to."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.attribution import attributed, introduces


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("The grants were frozen, McClatchy reported.", "McClatchy"),
        ("The fund was empty, according to the New York Times.", "New York Times"),
        ("The general told Reuters that troops were ready.", "Reuters"),
        ("The Associated Press reported the arrest on Monday.", "Associated Press"),
        ("The mayor resigned, the Springfield Gazette said.", "Springfield Gazette"),
        ("Libyan state television said the port was calm.", "Libyan state television"),
        ("Shots were heard, the Xinhua news agency said.", "Xinhua"),
        ("The mayor said Sunday on CNN that the port would close.", "CNN"),
        ("Lee said in an interview on NBC’s “Meet the Press” that he would resign.", "NBC"),
        ("Lee wrote in an op-ed in The Washington Post that the law must go.", "Washington Post"),
        ("Lee made the remarks in a CNBC interview on Friday.", "CNBC"),
        ("Lee resigned, a New York Times investigation found.", "New York Times"),
        ("CNN’s Ann Roe reported Monday that Lee had resigned.", "CNN"),
        ("Lee confirmed to BuzzFeed News that he had resigned.", "BuzzFeed News"),
        ("The letter, obtained by the Associated Press, was sent Monday.", "Associated Press"),
        ("Lee resigned on Monday, McClatchy has learned.", "McClatchy"),
        ("Reuters was first to report that Lee had resigned.", "Reuters"),
        ("According to the Lakeside Ledger, inspectors cited the firm.", "Lakeside Ledger"),
        ("The Corran Mail reported that the ferry had sunk.", "Corran Mail"),
    ],
)
def test_outlets_are_known_by_name_or_form(sentence: str, outlet: str) -> None:
    assert attributed(sentence) == outlet


@pytest.mark.parametrize(
    "sentence",
    [
        "The police chief said two men were held.",
        "According to officials, the bridge is closed.",
        "Reuters moved its headquarters.",
        "The Washington Post building was evacuated.",
        "Lee said the attack on CNN was foolish.",
        "Lee criticized The Washington Post on Monday for its report.",
        "A New York Times reporter was held on Monday.",
        "CNN fired Ann Roe on Monday.",
    ],
)
def test_a_speaker_or_a_mere_name_is_no_report(sentence: str) -> None:
    assert attributed(sentence) == ""


def test_a_colon_hands_the_next_paragraph_to_the_outlet() -> None:
    assert introduces("McClatchy elaborated on the plan:") == "McClatchy"
    assert introduces("The minister elaborated on the plan:") == ""
    assert introduces("McClatchy elaborated on the plan.") == ""


def test_a_person_of_an_agency_s_name_is_a_speaker() -> None:
    assert attributed("New York City Mayor Mike Bloomberg said the school was closed.") == ""
    assert attributed("The school was closed, Bloomberg reported.") == "Bloomberg"
