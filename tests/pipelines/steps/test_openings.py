"""Where a sentence begins after what a page ran into it."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.openings import dateline_end, sentence_start


def rest(text: str) -> str:
    return text[sentence_start(text, 0, len(text)) :]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Harbour closed after oil spill The mayor said on Friday it would reopen.",
            "The mayor said on Friday it would reopen.",
        ),
        ("TRAVELLERS TOLD TO STAY HOME The ferry sank on Monday.", "The ferry sank on Monday."),
        ("Sunday 3 April 2016 14.27 BST Dockers went on strike.", "Dockers went on strike."),
        ("Photograph: Ada Ferro/Reuters Dockers went on strike.", "Dockers went on strike."),
        ("By the Harbour Wire Staff Dockers went on strike.", "Dockers went on strike."),
        ("Oil rose * Dockers went on strike.", "Dockers went on strike."),
    ],
)
def test_headings_stamps_and_credits_go(text: str, sentence: str) -> None:
    assert rest(text) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "She starred in the film The last of the dockers.",
        "The NATO and EU envoys met on Friday.",
        "On Friday the UN and the OSCE met in Alba.",
        "He read from The Alba Times on Friday.",
    ],
)
def test_titles_and_acronyms_open_no_sentence(text: str) -> None:
    assert rest(text) == text


def test_a_dateline_with_its_agency_ends_where_the_text_begins() -> None:
    text = "By Ann Lee ALBA (Reuters) - Dockers went on strike."
    assert text[dateline_end(text, 0, len(text)) :] == "Dockers went on strike."
